"""The closed classes of Vietnamese questions: what word asks for what.

Each table is a language fact, not one of any plan: how people ask for numbers, dates, agencies, places. Words that
only frame a question (`FRAME`) never have to be met by an answer; a cue's own words need not be met either.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from bot.question.phrases import PhraseTable
from corpus.syllables import split_syllables

# What a question wants, by the words that ask for it.
_INTENTS: dict[str, str] = {
    "target": """chỉ tiêu; mục tiêu; bao nhiêu phần trăm; mấy phần trăm; tỷ lệ; tỉ lệ; tăng bao nhiêu;
        giảm bao nhiêu; đạt bao nhiêu; đạt mấy; phấn đấu; phần trăm; tăng mấy; tăng bình quân bao nhiêu; kpi; con số""",
    "duty": """nhiệm vụ gì; nhiệm vụ; chịu trách nhiệm gì; chịu trách nhiệm; phần nào; việc nào; mảng nào; phụ trách nội dung nào; phụ trách phần nào; trách nhiệm; làm gì; làm những gì; làm việc gì; cần làm gì; việc gì cần làm; có việc gì; làm những việc gì; làm các việc gì; phải làm việc gì; tổ chức cái gì; tổ chức gì; tổ chức những gì; phải làm; chuẩn bị gì; chuẩn bị những gì; cần chuẩn bị; được giao; được đề nghị; đề nghị gì;
        đề nghị những gì; giao gì; giao những gì; giao việc gì; việc gì; chủ trì gì; phối hợp gì; chủ trì việc gì;
        phụ trách gì; lo gì; đầu việc; phần việc; công việc; làm chi; có vai trò gì; vai trò""",
    "who": """ai; đơn vị nào; cơ quan nào; sở nào; ban nào; ngành nào; bên nào; tổ chức nào; ai làm; phòng nào; nơi nào
        chủ trì; đứa nào; những ai; do ai; việc của ai; ai chịu trách nhiệm; sở gì; cơ quan gì; đơn vị gì; những cơ quan nào; những đơn vị nào; các sở nào""",
    "deadline": """hạn; thời hạn; hạn chót; hạn cuối; hạn cuối cùng; deadline; khi nào; bao giờ; trước ngày nào; trước ngày bao nhiêu; trước ngày mấy; bao nhiêu ngày nữa; mấy ngày nữa; trước bao lâu; bao lâu trước; trong bao nhiêu ngày; trong mấy ngày; tháng mấy;
        còn bao nhiêu ngày; còn mấy ngày; ngày bao nhiêu; hết hạn; tới hạn; đến hạn; hôm nào; bữa nào; ngày nào phải; chậm nhất; lúc nào;
        mốc thời gian; muộn nhất; sớm nhất; trước khi nào; đến bao giờ; chừng nào; hồi nào; ngày mấy; năm nào; tháng nào; thời gian nào""",
    "recipient": """sở nào nhận; ai nhận báo cáo; cơ quan nào nhận; đơn vị nào nhận; nơi nào nhận; hỏi cơ quan nào; hỏi đơn vị nào; liên hệ ai; liên hệ với ai; liên hệ cơ quan nào; báo ai; báo cho ai; báo cơ quan nào; gửi ai; gửi cho ai; cho ai; tới ai; đến ai; về đâu; gửi đâu; gửi về đâu; gửi báo cáo cho ai; nộp cho ai; nộp đâu; nộp về đâu; báo cáo ai; báo cáo cho ai;
        báo cáo về đâu; báo cáo với ai; phản ánh về đâu; phản ánh đâu; phản ánh với ai; phản ánh cho ai; gửi báo cáo về đâu; nộp ai;
        báo cáo lên đâu; báo cáo đâu; qua đâu; qua cơ quan nào; gửi tới đâu; gửi tới ai; gửi báo cáo đến đâu; gửi đến đâu; kêu ai;
        gửi báo cáo cho cơ quan nào; gửi cơ quan nào; gửi về cơ quan nào; gửi cho cơ quan nào; gửi đơn vị nào; gửi về đơn vị nào""",
    "event_noun": "sự kiện; diễn ra; lịch; ngày lễ; ngày kỷ niệm",
    "event": """ là ngày nào; dịp nào; dịp gì; ngày gì; nhằm ngày nào; vào ngày nào; là ngày mấy; ngày nào; rơi vào; hoạt động nào sắp; mấy hôm nào; có gì sắp tới""",
    "funding": """nguồn nào; nguồn gì; nguồn chi; cơ cấu nguồn; cơ cấu nguồn vốn; cơ cấu nguồn kinh phí; cơ cấu kinh phí; quỹ nào; những nguồn nào; dự toán; tổng dự toán; kinh phí; ngân sách; nguồn tiền; tiền; tiền của; nguồn vốn; nguồn kinh phí; tài chính ở đâu; chi phí; kinh phi; vốn""",
    "basis": """căn cứ; cơ sở pháp lý; căn cứ pháp lý; triển khai quyết định nào; thực hiện quyết định nào; quyết định nào;
        văn bản nào; theo quyết định nào; căn cứ vào đâu; thông tư nào; nghị quyết nào; công văn nào; chỉ thị nào; nghị định nào; tờ trình nào; luật nào; văn bản gì; quyết định gì; kế hoạch nào của trung ương;
        tờ trình số mấy; tờ trình số bao nhiêu; công văn số mấy; công văn số bao nhiêu; nghị quyết số mấy; nghị quyết số bao nhiêu;
        chỉ thị số mấy; chỉ thị số bao nhiêu; thông tư số mấy; nghị định số mấy; kết luận số mấy""",
    "summary": """tóm tắt; tóm lược; tổng quan; có những phần nào; gồm mấy phần; nội dung chính; bố cục; mục lục; các phần;
        kế hoạch nói gì; kế hoạch nói về gì; nội dung kế hoạch là gì; tóm gọn; gồm những phần""",
    "draft": """soạn công văn; soạn văn bản; viết công văn; soạn thảo; viết báo cáo; soạn báo cáo; soạn giúp; viết giúp; làm giúp báo cáo;
        soạn tờ trình; viết hộ; soạn hộ; soạn thông báo; soạn kế hoạch; viết kế hoạch""",
    "source": """nguồn đâu; nguồn ở đâu; trích nguồn; nguồn nào; dẫn nguồn; lấy ở đâu ra; ở mục nào; mục mấy; ở đâu ra; nằm ở mục nào;
        trang nào; điều nào; ghi ở đâu; nằm ở đâu""",
    "sure": """chắc không; chắc chưa; có chắc; chắc chắn không; thật không; đúng vậy không; chắc chứ; có đúng không vậy; thiệt không""",
    "plans": """có những kế hoạch nào; có kế hoạch nào; những kế hoạch nào; có những kế hoạch gì; có kế hoạch gì; các kế hoạch nào;
        những tỉnh nào; tỉnh nào có; có dữ liệu; có tỉnh nào;
        kế hoạch nào; bao nhiêu kế hoạch; mấy kế hoạch; kho có gì; có bao nhiêu tỉnh; văn bản nào trong kho; tra được tỉnh nào""",
    "greeting": """xin chào; chào; hello; hi; alo; chào bạn; chào ad; hế lô; chào bot; good morning""",
    "thanks": """cảm ơn; cám ơn; thanks; thank you; tks; hay quá; tốt quá; ok cảm ơn; cam on""",
    "help": """bạn là ai; bạn làm được gì; giúp gì; hướng dẫn sử dụng; dùng thế nào; cách dùng; bạn biết gì; bot là gì; bot làm gì;
        help; trợ giúp; bạn giúp được gì; hỏi được gì; không hiểu gì; bác không hiểu; tôi không hiểu; không biết hỏi; hỏi thế nào; hỏi làm sao; cách hỏi""",
}  # fmt: skip

# Fields of the plan itself.
_DATA: dict[str, str] = {
    "signer": "ai ký; ký tên; người ký; do ai ký; ai đã ký; ai kí; người kí; chức vụ người ký; ai phê duyệt kế hoạch",
    "number": """số kế hoạch; số hiệu; số văn bản; số mấy; số bao nhiêu; kế hoạch số; số và ngày; số quyết định; số của kế hoạch;
        số ký hiệu; mang số""",
    "issued": """ban hành * khi nào; ban hành * ngày nào; ban hành * tháng nào; ban hành * năm nào; ban hành khi nào; ban hành ngày nào; ngày ban hành; ban hành lúc nào; ký ngày nào; ban hành năm nào;
        ban hành ngày bao nhiêu; ban hành ngày mấy; ban hành * ngày bao nhiêu; ban hành * ngày mấy; ra ngày nào; ra khi nào; ra hồi nào; ra hôm nào; ký hôm nào; ký khi nào; đề ngày nào; ban hành tháng nào; ban hành bao giờ; ngày ký; ban hành hồi nào; ban hành vào""",
    "issuer": "ai ban hành; cơ quan ban hành; cơ quan nào ban hành; do ai ban hành; đơn vị ban hành; đơn vị nào ban hành",
    "recipients": "nơi nhận; gửi cho những nơi nào; gửi những đâu; gửi cho nơi nào; gửi những ai; gửi cho những ai; gửi đến những nơi nào; kế hoạch gửi ai; gửi những nơi nào",
    "title": "tên kế hoạch; tên đầy đủ; kế hoạch tên gì; tiêu đề; trích yếu; tên là gì; là kế hoạch gì; nói về gì; nói về việc gì; về vấn đề gì",
    "programme": "chương trình nào; chương trình gì; đề án nào; triển khai chương trình nào; thuộc chương trình nào; về việc gì",
    "period": "giai đoạn nào; thời gian thực hiện kế hoạch; từ năm nào đến năm nào; đến năm nào; hiệu lực đến",
    "decision": "kèm theo quyết định nào; quyết định ban hành kế hoạch; ban hành kèm theo",
}  # fmt: skip

# What kind of value must stand in the clause.
_VALUES: dict[str, str] = {
    "percent": "bao nhiêu phần trăm; mấy phần trăm; tỷ lệ; tỉ lệ; phần trăm; tỷ lệ bao nhiêu",
    "money": """tổng dự toán; tổng số tiền; bao nhiêu tiền; tổng nguồn vốn; tổng vốn; số tiền; bao nhiêu đồng; bao nhiêu tỷ; bao nhiêu triệu; tổng kinh phí; kinh phí bao nhiêu;
        kinh phí là bao nhiêu; mấy tỷ; mấy triệu; mấy tỉ; bao nhiêu tỉ; tổng tiền; giá bao nhiêu; giá mấy; trị giá bao nhiêu; thưởng bao nhiêu; được thưởng mấy; tiền thưởng; lương; mức lương; giá vé; tiền vé; phí bao nhiêu; chi bao nhiêu cho; chi bao nhiêu để; chi hết bao nhiêu; tổng mức đầu tư; hết bao nhiêu; tổng mức; kinh phí cụ thể bao nhiêu; mức hỗ trợ; tốn bao nhiêu; tốn bao nhiêu tiền; mất bao nhiêu; mất bao nhiêu tiền; mất mấy tiền; hết bao nhiêu tiền; mức bồi dưỡng;
        mức phụ cấp; mức chi; mức thưởng; mức phạt; mức đóng; mức trợ cấp; mức trợ giúp; tiền công; tiền bồi dưỡng; mức thù lao""",
    "count": "bao nhiêu; mấy; tổng số",
    "date": """khi nào; bao giờ; ngày nào; hạn; thời hạn; lúc nào; hạn chót; deadline; ngày mấy; hôm nào; chừng nào; ngày bao nhiêu;
        trước ngày bao nhiêu; trước ngày mấy; bữa nào; bao nhiêu ngày nữa; mấy ngày nữa; còn bao nhiêu ngày; còn mấy ngày; tháng mấy; năm nào; tháng nào""",
    "where": "địa chỉ; địa chỉ nào; ở những điểm nào; tại những điểm nào; ở điểm nào; những địa điểm nào; ở những đâu; ở đâu; tại đâu; địa điểm; chỗ nào; đi đâu; đến đâu; địa điểm nào; nơi tổ chức",
    "time": "mấy giờ; giờ nào; giờ mở cửa; giờ đóng cửa; giờ làm việc",
    "phone": "gọi số nào; gọi số mấy; số nào để gọi; số điện thoại; sđt; điện thoại; hotline; đường dây nóng; số máy; sdt; đt",
    "email": "email; e mail; thư điện tử; hộp thư; mail",
    "web": "website; trang web; link; đường link; địa chỉ web; fanpage; facebook",
    "person": """ai là giám đốc; giám đốc là ai; ai làm giám đốc; tên giám đốc; họ tên; lãnh đạo là ai; chủ tịch là ai; chủ tịch hiện nay;
        tên chủ tịch; trưởng ban là ai; ai là chủ tịch; ai là phó""",
    "form": "mẫu báo cáo; biểu mẫu; có mẫu; mẫu đơn; theo mẫu; mẫu nào; đề cương báo cáo",
}  # fmt: skip

# Ways of asking, beside what is asked.
_MODES: dict[str, str] = {
    "lists": """những gì; gồm gì; gồm những gì; những việc gì; gồm việc gì; những nhiệm vụ; các nhiệm vụ; các chỉ tiêu; những chỉ tiêu;
        liệt kê; các hạn; những hạn; các thời hạn; những thời hạn; các mốc; những mốc; kể ra; tất cả; toàn bộ; đầy đủ; danh sách; bao gồm; những ai; những nội dung; các nội dung; có những; hết các; những cơ quan nào;
        những đơn vị nào; những đâu""",
    "counts": """có bao nhiêu nhiệm vụ; bao nhiêu nhiệm vụ; mấy nhiệm vụ; bao nhiêu chỉ tiêu; mấy chỉ tiêu; bao nhiêu mục; mấy mục; bao nhiêu đơn vị;
        bao nhiêu cơ quan; mấy cơ quan; mấy đơn vị; bao nhiêu việc; mấy việc; bao nhiêu sở; mấy sở; bao nhiêu sự kiện; mấy sự kiện; mấy phần; bao nhiêu phần;
        bao nhiêu gạch đầu dòng; mấy gạch đầu dòng; mấy gạch; bao nhiêu đầu việc; mấy đầu việc; bao nhiêu giải pháp; mấy giải pháp; bao nhiêu ý; mấy ý;
        bao nhiêu mục tiêu; mấy mục tiêu; bao nhiêu nội dung; mấy nội dung""",
    "compares": """so sánh; chênh nhau; chênh lệch nhau; so với; có gì khác; gì khác; khác nhau; khác gì; khác nhau thế nào; giống nhau; hơn kém; chênh lệch; thay đổi thế nào; giống và khác;
        đối chiếu; bên nào cao hơn; bên nào nhiều hơn; bên nào ít hơn; tỉnh nào ít hơn; nhiều hơn; ít hơn; lớn hơn; tỉnh nào cao hơn; khác biệt; khác thế nào; tỉnh nào sớm hơn; tỉnh nào nhiều hơn; khác ra sao; cao hơn; sớm hơn; muộn hơn""",
    "confirms": """phải không; đúng không; có phải; phải ko; đúng ko; đúng chứ; phải chăng; có đúng; phải hem; đúng hông; đúng không nhỉ;
        phải hôn; đúng k; phải k; đúng chưa""",
    "why": "vì sao; tại sao; sao lại; lý do; vì lý do gì; nguyên nhân; sao chỉ",
    "results": """đạt chưa; đã đạt; kết quả đạt được; đạt được chưa; đã hoàn thành; hoàn thành chưa; xong chưa; đạt được bao nhiêu rồi; làm được bao nhiêu;
        thực tế đạt; hiện nay đạt; kết quả năm; kết quả thực hiện năm; đã làm được; đã thực hiện được; hiện tại đạt; đã xây xong; xây xong chưa; tiến độ thế nào;
        kết quả thế nào; kết quả ra sao""",
    "quotes": "chép nguyên văn; trích nguyên văn; nguyên văn; trích dẫn; trích; đọc nguyên văn; đúng nguyên văn; chép lại; ghi nguyên văn; trích đoạn",
    "days_left": "còn bao nhiêu ngày; còn mấy ngày; bao nhiêu ngày nữa; mấy ngày nữa; còn bao lâu; bao lâu nữa; quá hạn chưa; hết hạn chưa; qua hạn chưa; trễ hạn chưa; đến hạn chưa; tới hạn chưa; còn hạn không; còn kịp không; qua chưa",
    "how": "thế nào; như thế nào; ra sao; làm sao; cách nào; bằng cách nào; làm gì; làm gì để; giải pháp nào; giải pháp gì; biện pháp nào; như nào; thế lào",
    "general": "mục tiêu chung; mục tiêu tổng quát; mục tiêu cụ thể; mục đích; yêu cầu là gì; các yêu cầu; yêu cầu của kế hoạch; mục đích yêu cầu",
    "upcoming": "sắp tới; tới đây; sắp đến; sắp diễn ra; gần nhất; tiếp theo là gì; kế tiếp; tháng này; tuần này; sắp",
    "both": "những kế hoạch nào; kế hoạch nào; các kế hoạch; cả hai tỉnh; hai tỉnh; cả hai; cả 2; 2 tỉnh; các tỉnh; tỉnh nào; mỗi tỉnh; từng tỉnh; cả hai bên",
    "follows": """thì sao; còn; thế còn; vậy còn; thế thì; nữa; thế; vậy; của nó; bên đó; bên kia; tỉnh đó; sở đó; cơ quan đó; cái đó; việc đó; ở đó; nói rõ hơn;
        chi tiết hơn; rõ hơn; cụ thể hơn; trong đó; tỉnh kia; cái này; cái đấy; năm đó; năm ấy; lúc đó; giai đoạn đó; thời điểm đó; chỗ đó; nơi đó; kế hoạch đó; kế hoạch này; hạn đó; họ; tỉnh này; sở này""",
}  # fmt: skip

_ROLES: dict[str, str] = {
    "lead": "chủ trì; đầu mối; làm đầu mối; cùng tham gia; cùng thực hiện; cùng làm; cùng tổ chức; cùng triển khai",
    "cooperate": """phối hợp; cùng với; kết hợp với; tham gia phối hợp; cùng tham gia; cùng thực hiện; cùng làm; cùng tổ chức;
        cùng triển khai""",
    "direct": "chỉ đạo; hướng dẫn",
    "advise": "tham mưu",
    "supervise": "kiểm tra; giám sát; đôn đốc; theo dõi",
    "appraise": "thẩm định",
    "report": "báo cáo",
}

# Words that frame a question: they ask, address, soften or join, and never have to be met by an answer.
FRAME = """là; là gì; gì; nào; thế nào; như thế nào; ra sao; sao; làm sao; bao nhiêu; mấy; có; không; ko; k; hok; hông; hem; được; đc; dc; bị; của; ở; tại;
    trong; cho; với; về; và; hay; hoặc; hay là; thì; mà; những; các; cái; cái gì; theo; do; bởi; để; khi; nếu; đã; đang; sẽ; cần; phải; xin; hỏi; cho hỏi; cho tôi hỏi;
    cho mình hỏi; cho em hỏi; cho biết; ạ; nhé; nha; nhỉ; vậy; z; dạ; vâng; thưa; ơi; em; tôi; mình; anh; chị; ad; bạn; bot; giúp; giúp tôi; giúp em; với ạ; cụ thể; gồm; bao gồm;
    nêu; nêu rõ; kể; liệt kê; biết; muốn biết; tìm; tìm giúp; tra; tra giúp; xem; coi; tỉnh; thành phố; này; đó; kia; đấy; ấy; nữa; còn; thế; rồi; chưa; đến; từ; vào; năm; tới;
    đi; ra; lên; kế hoạch; trong kế hoạch; kế hoạch này; theo kế hoạch; văn bản; văn bản này; đề ra; đặt ra; đặt; nói gì; nói; quy định; yêu cầu; như nào; hiện nay; hiện; bây giờ; gấp; nhanh; với nhé; làm ơn; vui lòng;
    một; vài; chi; chỗ; bên; nơi; thứ; lại; thôi; cũng; chỉ; mới; đều; cùng; hết; luôn; hả; hở; á; à; ừ; ok; oke; dùm; giùm; nội dung; vấn đề; câu hỏi; liên quan; liên quan đến; liên quan tới; đối với; cả;
    phần; ngày; tháng; mỗi; hằng năm; hàng năm; mỗi năm; trên địa bàn; địa bàn; tỉnh nhà; lắm; quá; nhiều; được không; không ạ; có không; như sau; gặp; nhé ạ; ạ cho; chứ; gì đó; nó; ta; chúng tôi; chúng ta; bác; chú; cô; sếp; người ta;
    thuộc; chiếm; sau; trước; hôm; giờ; lúc; ngay; luôn ạ; đâu; ở đâu; từ đâu; mấy cái; đoạn; mục; điều; khoản; ý; dòng; gạch; gạch đầu dòng; nguyên; đúng; việc; cách; rõ; thêm; đây; nay; ai; thực hiện; triển khai; tổ chức; có thể; phía; lấy; giao; được giao; phân công; được phân công; nêu trên; ở trên; kính; kính đề nghị; đề nghị cho biết; muốn; dùng; bằng; định; khác; có gì khác; riêng; mục riêng; giám đốc; hồi; phải làm; chút; hỏi chút; ngoài ra; mức; giai đoạn; dịp; nhân dịp; vào dịp; trong dịp; nhắc; nhắc tới; nhắc đến; được nhắc; trong công tác; bao lâu; v; câu nào; câu; chép; chép giúp; nghe nói; chào; chào bạn; chào ad; vâng ạ; kể tên; lo; chuyện; lo chuyện; chính; tp; cho tôi; cho em; cho mình; mình là; em là; tôi là; rõ hơn; nói rõ hơn; chi tiết hơn; cụ thể hơn; chi tiết; nói rõ; mục riêng; có bắt buộc; bắt buộc phải; bị bắt buộc; buộc phải; là bắt buộc; bắt tụi em; bắt em; bắt tôi; bắt mình; bắt chúng tôi; bắt chúng em; tụi; tụi em; tụi mình; bọn mình; nhà em; nhà mình; nhà tôi; nhà tui; gia đình em; gia đình tôi; gia đình mình; dự kiến; kỳ vọng; hướng tới; cuối năm; đầu năm"""  # fmt: skip

# Words of a question that are about no plan at all: requests for other services.
_OUTSIDE = """bài thơ; làm thơ; viết thơ; thời tiết hôm nay; thời tiết ngày mai; thời tiết thế nào; giá vàng; bóng đá; kể chuyện; chuyện cười; dịch sang; dịch giúp; nấu ăn; công thức nấu; phim; bài hát; tỷ giá;
    xổ số; tử vi; chứng khoán; code; lập trình; giải toán; viết văn; bài văn; tin tức hôm nay; mấy giờ rồi; hôm nay thứ mấy; dự báo thời tiết; món ăn; khách sạn; vé máy bay;
    đội tuyển; yêu em; người yêu; giá xăng; bitcoin; trận đấu; ca sĩ; diễn viên; nấu phở"""


@lru_cache
def known_words() -> frozenset[str]:
    """The folded syllables of all cues: they need no repair though no plan holds them."""
    groups = (_INTENTS, _DATA, _VALUES, _MODES, _ROLES, {"outside": _OUTSIDE})
    return frozenset(
        s.folded for group in groups for phrases in group.values() for s in split_syllables(phrases)
    )


@lru_cache
def known_pairs() -> frozenset[str]:
    """Two folded syllables that stand together in a cue or a framing phrase, joined with a space."""
    groups = (_INTENTS, _DATA, _VALUES, _MODES, _ROLES, {"frame": FRAME})
    phrases = (p for group in groups for listed in group.values() for p in listed.split(";"))
    return frozenset(
        f"{a.folded} {b.folded}" for phrase in phrases for a, b in pairwise(split_syllables(phrase))
    )


def _table(groups: dict[str, str]) -> PhraseTable:
    return PhraseTable(
        (name, " ".join(phrase.split()))
        for name, phrases in groups.items()
        for phrase in phrases.split(";")
        if phrase.split() and any(c.isalnum() for c in phrase)
    )


@lru_cache
def intents() -> PhraseTable:
    """Cues of what is asked."""
    return _table(_INTENTS)


@lru_cache
def data_fields() -> PhraseTable:
    """Cues of the plan's own data."""
    return _table(_DATA)


@lru_cache
def value_kinds() -> PhraseTable:
    """Cues of the kind of value that must be stated."""
    return _table(_VALUES)


@lru_cache
def modes() -> PhraseTable:
    """Cues of the way it is asked."""
    return _table(_MODES)


@lru_cache
def roles() -> PhraseTable:
    """Verbs by the role they give an agency."""
    return _table(_ROLES)


@lru_cache
def frame() -> PhraseTable:
    """Words that only frame a question."""
    return _table({"frame": FRAME})


@lru_cache
def outside() -> PhraseTable:
    """Requests that no plan answers."""
    return _table({"outside": _OUTSIDE})
