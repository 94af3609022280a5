"""Every Vietnamese string of the Telegram front, as HTML where it is more than a button; what other fronts say too
stands in bot/messages.py.
"""

START = (
    "<b>Hỏi Kế hoạch</b> tra cứu các kế hoạch của UBND cấp tỉnh: chỉ tiêu, nhiệm vụ của từng cơ quan, thời hạn, "
    "sự kiện, kinh phí.\n\n"
    "Bạn cứ hỏi bằng lời thường ngày, có dấu hay không dấu đều được. Tôi trả lời thẳng vào câu hỏi rồi trích "
    "<b>nguyên văn</b> điều khoản làm căn cứ, kèm vị trí trong kế hoạch.\n\n"
    "Tôi chỉ tra cứu văn bản có trong kho, <b>không phát ngôn thay UBND</b> hay cơ quan nào; khi cần căn cứ chính "
    "thức, hãy đối chiếu bản do cơ quan ban hành công bố.\n\n"
    "Xem kho có kế hoạch nào: /kehoach\nCách hỏi: /help"
)
HELP = (
    "<b>Cách hỏi</b>\n"
    "Gõ câu hỏi như khi hỏi một người; nên nêu tỉnh, cơ quan hoặc năm nếu có. Ví dụ:\n"
    "• Hạn báo cáo hằng năm là khi nào?\n"
    "• Sở … của tỉnh … có những nhiệm vụ gì?\n"
    "• Chỉ tiêu đến năm 2030 là bao nhiêu?\n\n"
    "Có thể hỏi nối tiếp, chẳng hạn “thế đến 2030?” hay “còn tỉnh kia thì sao?”.\n\n"
    "<b>Lệnh</b>\n{commands}\n\n"
    "Trong nhóm, tôi chỉ trả lời khi được gọi bằng lệnh, được nhắc tên hoặc khi bạn trả lời tin nhắn của tôi."
)
COMMANDS = {
    "kehoach": "các kế hoạch có trong kho",
    "nhiemvu": "nhiệm vụ của một cơ quan",
    "chitieu": "chỉ tiêu theo tỉnh và năm",
    "thoihan": "thời hạn sắp tới",
    "sukien": "ngày và sự kiện sắp tới",
    "nhac": "nhắc việc trước hạn",
    "tinh": "chọn tỉnh thường hỏi",
    "moi": "bắt đầu cuộc trò chuyện mới",
    "riengtu": "những gì được lưu về bạn",
    "xoadulieu": "xoá mọi dữ liệu đã lưu về bạn",
    "help": "cách hỏi",
    "start": "giới thiệu",
}
GROUP_COMMANDS = ("kehoach", "thoihan", "sukien", "moi", "help")
ADMIN_COMMANDS = {
    "trangthai": "tình trạng của bot (quản trị)",
    "chuatraloi": "câu hỏi chưa trả lời được (quản trị)",
    "lapchimuc": "cập nhật chỉ mục (quản trị)",
}
ADMIN_HELP = (
    "<b>Quản trị</b> (chỉ bạn thấy)\n{commands}\nGửi một tệp kế hoạch (PDF, DOCX, DOC, TXT, MD): tôi đọc thử, cho xem "
    "trước, bạn bấm xác nhận thì mới đưa vào kho."
)
ADMIN_DAYS = "{days} ngày {hours} giờ"
ADMIN_HOURS = "{hours} giờ {minutes} phút"
ADMIN_MINUTES = "{minutes} phút"
ADMIN_STATUS = (
    "<b>Tình trạng: đang chạy {uptime}, {errors} lỗi, kho {plans} kế hoạch</b>\n{clauses} điều khoản trong kho\n"
    "Chỉ mục: {snapshot}, lập lúc {created}\n"
    "Từ lúc chạy: trả lời {answered}, không có trong kho {not_found}, hỏi lại {clarify}"
)
ADMIN_QUESTIONS = "<b>Câu hỏi chưa trả lời được</b>"
ADMIN_QUESTION = "• {question} ({times} lần, {reason})"
FOLLOWS = " → "  # between a question and the one that goes on from it
ADMIN_NO_PROVINCE = "Không nêu tỉnh"
ADMIN_NO_QUESTIONS = "Chưa có câu hỏi nào không trả lời được."
ADMIN_QUESTIONS_OFF = (
    "Bot không lưu câu hỏi. Muốn lưu (không ghi ai đã hỏi), hãy đặt LOG_QUESTIONS=1 rồi khởi động lại."
)
ADMIN_REASONS = {
    "not_stated": "kế hoạch không nêu",
    "no_such_plan": "chưa có kế hoạch",
    "no_such_place": "không có mục đó",
    "false_premise": "điều được hỏi không đúng",
    "not_understood": "không hiểu câu hỏi",
    "out_of_scope": "ngoài phạm vi",
}
ADMIN_INDEXING = "Đang cập nhật chỉ mục, bot vẫn trả lời như thường …"
ADMIN_INDEXING_FAILED = "Không cập nhật được chỉ mục; chỉ mục cũ còn nguyên. {reason}"
ADMIN_LEAVING = "{reason}.\nTệp của các kế hoạch đó không còn trong thư mục kế hoạch. Bỏ chúng khỏi kho?"
ADMIN_LEAVING_FIRST = "{reason}.\nHãy dùng /lapchimuc để quyết định, rồi gửi lại tệp."
ADMIN_KEPT = "Không cập nhật; chỉ mục cũ còn nguyên."
BUTTON_LEAVE = "Cập nhật, bỏ các kế hoạch đó"
ADMIN_PUBLISHED = "Đã cập nhật: {plans} kế hoạch, {clauses} điều khoản ({seconds:.1f} giây)."
ADMIN_UNCHANGED = "Không có gì thay đổi: {plans} kế hoạch, {clauses} điều khoản ({seconds:.1f} giây)."
ADMIN_FILE_TOO_LARGE = (
    "Tệp quá 20 MB, Telegram không cho bot tải. Hãy chép tệp vào thư mục kế hoạch rồi dùng /lapchimuc."
)
ADMIN_CHECKING = "Đang đọc thử tệp …"
ADMIN_CONFIRM = "Đưa kế hoạch này vào kho?"
ADMIN_FILE_GONE = "Tệp này không còn. Hãy gửi lại."
ADMIN_DROPPED = "Đã bỏ tệp."
ADMIN_NO_PLAN_FILE = "Không đọc được loại tệp này; hãy lưu thành DOCX, PDF, TXT hoặc MD."
ADMIN_FILE = "<b>{file}</b>: {outcome}"
ADMIN_FILE_PLAN = "{title}\n{issuer}\nSố: {number} · Ngày: {issued}"
ADMIN_FILE_COUNTS = (
    "{clauses} điều khoản; {targets} chỉ tiêu, {duties} nhiệm vụ, {deadlines} thời hạn, {events} sự kiện"
)
ADMIN_FILE_FAILED = "<b>{file}</b>: không dùng được. {reason}"
ADMIN_FILE_DUPLICATE = "<b>{file}</b>: cùng một kế hoạch với {other}, không đưa vào nữa."
ADMIN_FILE_UNSURE = "{count} chỗ chưa chắc về vị trí trong đề mục; hãy xem lại sau khi đưa vào."
ADMIN_FILE_RIVALS = "Có thể là bản khác của: {plans}"
ADMIN_FILE_WARNINGS = "{count} cảnh báo khi đọc"
BUTTON_INDEX = "✅ Đưa vào kho"
BUTTON_DROP = "Bỏ"
DESCRIPTION = (
    "Tra cứu kế hoạch của UBND cấp tỉnh: chỉ tiêu, nhiệm vụ, thời hạn, sự kiện, kinh phí. Trả lời thẳng và trích "
    "nguyên văn điều khoản làm căn cứ. Không phát ngôn thay UBND."
)
ABOUT = "Hỏi đáp kế hoạch cấp tỉnh, trích nguyên văn điều khoản."
SEARCHING = "Đang tra cứu trong các kế hoạch …"
LATE = "Tôi vừa hoạt động trở lại; đây là câu trả lời cho câu hỏi lúc {when}."
TOO_MANY = "Bạn hỏi nhanh quá, tôi chưa kịp trả lời. Chờ ít giây rồi hỏi tiếp nhé."
BUSY = "Đang có quá nhiều người hỏi cùng lúc. Bạn thử lại sau một phút nhé."
NO_SECRET = "WEBHOOK_URL cần WEBHOOK_SECRET: một chuỗi ngẫu nhiên gồm A-Z, a-z, 0-9, _ và -."
BAD_WEBHOOK = "Telegram không chấp nhận WEBHOOK_URL: {detail}. Địa chỉ phải là HTTPS công khai."
PORT_TAKEN = "Không mở được cổng HTTP {port}: {detail}. Hãy đặt HTTP_PORT khác."
FORGOTTEN = "Đã quên những câu trước. Bạn hỏi câu mới nhé."
PLANS = "<b>Kho có {count} kế hoạch</b>"
PLANS_OF = "<b>{province}: kho có {count} kế hoạch</b>"
PLANS_QUESTION = "Kho có kế hoạch nào về {asked}?"
PLAN_BUTTON = "{number}. {name}"
PLAN_DETAILS = (
    "<b>{place}: {title}</b>\nSố: {number}\nNgày: {issued}\nCơ quan ban hành: {issuer}\nNgười ký: {signer}\n"
    "Đọc được {targets} chỉ tiêu, {duties} nhiệm vụ, {deadlines} thời hạn, {events} sự kiện.\n\n"
    "Bấm một câu dưới đây để hỏi, hoặc gõ câu hỏi của bạn."
)
BUTTON_FILE = "📄 Tệp kế hoạch"
BUTTON_PLANS = "↩ Danh sách"
PLAN = (
    "<b>{place}. {issuer}</b>\n{title}\nSố: {number} · Ngày: {issued} · {clauses} điều khoản trích dẫn được"
)
NO_PLANS = "Kho chưa có kế hoạch nào."
CITATION = "<b>{label}</b> · {source}"
CITATION_PART = "{label} (phần {part}/{parts})"
PAGE = "<i>Tiếp theo ({page}/{pages}): {about}</i>"
CONTINUES = "… (còn tiếp)"
CONTINUED = "(tiếp theo) …"
SOURCES = "<b>Nguồn</b>"
ASKED = "Hỏi: {question}"
OTHER_PROVINCE = "Còn {province} thì sao?"
SECTION = "Toàn mục chứa <b>{label}</b> · {source}"
CITED_MARK = "▶"
WHICH_SECTION = "Bạn muốn xem toàn mục chứa điều khoản nào?"
PLACE_GONE = "Kế hoạch này đã được thay hoặc sắp xếp lại trong kho. Bạn hỏi lại giúp tôi nhé."
OLD_BUTTON = "Câu trả lời này đã cũ, nút không còn dùng được. Bạn hỏi lại nhé."
THANKS = "Cảm ơn bạn! Góp ý được lưu mà không ghi ai đã góp."
PLAN_SOURCE = (
    "<b>{place}: {title}</b>\nSố: {number}\nNgày: {issued}\nCơ quan ban hành: {issuer}\nNgười ký: {signer}\n"
    "<i>{file}</i>"
)
ORIGINAL_FILE = "Tệp gốc, đúng như bản đã nhận."
TEXT_FILE = "Phần chữ của kế hoạch trong kho; tệp gốc không còn trên máy chủ."
ALL_PROVINCES = "Tất cả các tỉnh"
BOTH_PROVINCES = "Cả hai tỉnh"
# What is typed after /tinh to mean all of them, as search keys.
ALL_TYPED = ("ca hai", "ca 2", "tat ca", "moi tinh", "cac tinh", "toan bo", "bo chon")
PROVINCE_NOT_HELD = "Kho chưa có kế hoạch nào của “{asked}”. Bạn chọn một trong các tỉnh dưới đây nhé."
PROVINCE_ALL = (
    "Câu hỏi không nêu tỉnh sẽ được tra ở <b>tất cả các tỉnh</b>. Đổi lại bằng các nút dưới đây hoặc /tinh."
)
PROVINCE_ONE = "Câu hỏi không nêu tỉnh sẽ được hiểu là hỏi về <b>{province}</b>. Đổi lại bằng /tinh."
PRIVACY = (
    "<b>Những gì được lưu về bạn</b>\n"
    "• Nội dung trao đổi gần đây trong từng cuộc trò chuyện, để hiểu câu hỏi nối tiếp: {conversation} ngày sau lần "
    "hỏi cuối.\n"
    "• Các câu hỏi và trả lời, để những nút dưới câu trả lời còn dùng được: {answer} ngày.\n"
    "• Tỉnh bạn chọn bằng /tinh, những lời nhắc bạn bật bằng /nhac.\n"
    "Tất cả chỉ gắn với mã số Telegram của bạn; tên, số điện thoại, vị trí không được lưu. Góp ý Đúng/Chưa đúng được "
    "lưu cùng câu hỏi mà không ghi ai đã góp.{questions}\n\nXoá hết: /xoadulieu"
)
PRIVACY_NUMBER = "\n\nMã số Telegram của bạn: <code>{number}</code>"
PRIVACY_QUESTIONS = (
    " Câu hỏi chưa trả lời được cũng được lưu, không ghi ai đã hỏi, để biết kho còn thiếu kế hoạch nào."
)
ERASE_ASK = (
    "Xoá mọi dữ liệu đã lưu về bạn: nội dung trao đổi, câu hỏi và trả lời, tỉnh đã chọn, lời nhắc? Các nút dưới "
    "những câu trả lời cũ sẽ không dùng được nữa."
)
ERASED = "Đã xoá mọi dữ liệu lưu về bạn."
KEPT = "Không xoá gì cả."
NOT_YOURS = "Nút này của người khác. Muốn xoá dữ liệu của bạn, gõ /xoadulieu."
BUTTON_SECTION = "📖 Xem toàn mục"
BUTTON_SOURCE = "📄 Nguồn"
BUTTON_OTHER = "🔁 Hỏi tỉnh khác"
BUTTON_CHART = "📊 Biểu đồ"
BUTTON_TABLE = "📊 Bảng so sánh"
BUTTON_DARK = "🌙 Nền tối"
BUTTON_LIGHT = "☀️ Nền sáng"
PICTURE = "<b>{title}</b>\n<blockquote expandable>{text}</blockquote>"
PICTURE_FILE = "hoi-ke-hoach.png"
BUTTON_RIGHT = "👍 Đúng"
BUTTON_WRONG = "👎 Chưa đúng"
BUTTON_BEFORE = "‹ Trước"
BUTTON_AFTER = "Sau ›"
BUTTON_PAGE_BEFORE = "‹ Trang {page}/{pages}"
BUTTON_PAGE_AFTER = "Xem tiếp {page}/{pages} ›"
BUTTON_BACK = "↩ Câu trả lời"
BUTTON_PROVINCES = "↩ Chọn tỉnh khác"
BUTTON_LIST = "☰ Điều khoản khác"
BUTTON_ERASE = "Xoá hết"
BUTTON_KEEP = "Thôi"
REFERENCE = "{label}, {title} (số: {number}, ngày: {issued}), {province}"
LINK_GONE = "Liên kết này trỏ tới nội dung không còn trong kho. Bạn cứ gõ câu hỏi nhé."
INLINE_HINT = "Gõ câu hỏi sau tên bot, ví dụ: hạn báo cáo"
INLINE_UNCLEAR = "Chưa rõ câu hỏi; gõ thêm tỉnh, cơ quan hoặc năm nhé"
INLINE_WHOLE = "Gửi cả câu trả lời"
BUTTON_OPEN = "Mở trong Hỏi Kế hoạch"
BUTTON_SHARE = "🔗 Chia sẻ"
BUTTON_COPY = "📋 Chép trích dẫn"
AGENDA_DEADLINES = "Thời hạn ({province}):"
AGENDA_EVENTS = "Ngày và sự kiện ({province}):"
AGENDA_NONE = "Các kế hoạch trong kho không nêu ngày nào như vậy."
AGENDA_NEXT = "<b>{places}: {day} ({when}) – {name}</b>"
AGENDA_MORE = "Trên đây là {count} ngày gần nhất."
AGENDA_MORE_BY_PROVINCE = (
    "Trên đây là {count} ngày gần nhất của mọi tỉnh; gõ thêm tên tỉnh sau lệnh để xem đủ."
)
AGENDA_OVER = "Đã qua: {count} ngày khác."
AGENDA_QUESTIONS = {"deadline": "Thời hạn {asked}", "event": "Sự kiện {asked}"}
AGENDA_LINE = "<b>{day}</b> ({when}): {name}"
AGENDA_HOURS = ", {hours}"
AGENDA_PLACES = " – {places}"
AGENDA_WHO = "Ai làm: {name}"
AGENDA_TO = "Gửi: {name}"
AGENDA_VIA = "Qua: {name}"
TODAY = "hôm nay"
DAYS_LEFT = "còn {days} ngày"
PASSED = "đã qua"
CALENDAR_FILE = "hoi-ke-hoach"
CALENDAR_DAYS = "Tệp có {count} ngày; ngày hằng năm tự lặp lại."
CALENDAR_CAPTION = "Mở tệp này bằng ứng dụng lịch trên máy để thêm vào lịch."
REMINDER = "🔔 <b>{province}: {when}</b>, ngày {day} là hạn của việc: {name}"
REMINDER_EVENT = "🔔 <b>{province}: {when}</b>, ngày {day}{hours} là {name}"
REMIND_MENU = (
    "<b>Nhắc việc</b>\nTôi nhắc thời hạn và sự kiện trước 7, 3 và 1 ngày, lúc 8 giờ sáng. Chọn tỉnh để bật hoặc tắt; "
    "muốn nhắc riêng việc của một cơ quan, gõ /nhac kèm tên cơ quan (và tỉnh)."
)
REMIND_MENU_GROUP = (
    "<b>Nhắc việc trong nhóm này</b>\nTôi nhắc cả nhóm về thời hạn và sự kiện trước 7, 3 và 1 ngày, lúc 8 giờ sáng. "
    "Chọn tỉnh để bật hoặc tắt; muốn nhắc riêng việc của một cơ quan, gõ /nhac kèm tên cơ quan (và tỉnh)."
)
REMIND_ON = "Đã bật nhắc việc."
REMIND_OFF = "Đã tắt nhắc việc này."
REMIND_ON_FOR = "Đã bật nhắc những thời hạn, sự kiện của <b>{what}</b>. Tắt bằng nút dưới đây hoặc /nhac."
REMIND_NEXT = "Gần nhất: {day} ({when}) – {name}."
REMIND_NOTHING_YET = "Hiện các kế hoạch trong kho chưa nêu ngày nào sắp tới như vậy; có thì tôi sẽ nhắc."
REMIND_NOT_READ = "Tôi chưa nhận ra tỉnh hay cơ quan nào trong “{asked}”."
BUTTON_CALENDAR_ALL = "📅 Tất cả vào lịch (.ics)"
BUTTON_REMIND = "🔔 Nhắc tôi"
BUTTON_REMIND_GROUP = "🔔 Nhắc cả nhóm"
BUTTON_END = "tắt"
BUTTON_NO_MORE = "🔕 Thôi nhắc"
MENU_DUTIES = "Bạn muốn xem nhiệm vụ của cơ quan nào?"
MENU_TARGETS = "Bạn muốn xem chỉ tiêu của tỉnh nào, năm nào?"
MENU_PROVINCES = "Bạn muốn xem của tỉnh nào?"
MENU_NO_DUTIES = "Các kế hoạch trong kho không có mục riêng cho cơ quan nào."
MENU_NO_TARGETS = "Các kế hoạch trong kho không đặt chỉ tiêu theo năm."
MENU_NO_TARGETS_OF = "Kế hoạch của {places} không đặt chỉ tiêu theo năm."
MENU_TARGETS_ASKED = "Các chỉ tiêu {asked}?"
MENU_ITEM = "{place}: {item}"
MENU_ALL_YEARS = "mọi năm"
MENU_AGENCY = "{agency} có những nhiệm vụ gì?"
MENU_DUTY_QUESTION = "{agency} của {place} có những nhiệm vụ gì?"
MENU_TARGET_QUESTION = "Các chỉ tiêu năm {year} của {place}?"
BUTTON_PREFER = "📌 Từ nay chỉ hỏi {province}"
BUTTON_PREFER_ALL = "📌 Từ nay hỏi mọi tỉnh"
BUTTON_PREFER_BOTH = "📌 Từ nay hỏi cả hai tỉnh"
PREFERRED = "Đã nhớ. Đổi lại bằng /tinh bất cứ lúc nào."
NO_DATABASE = "Không mở được cơ sở dữ liệu (DATABASE_URL). Kiểm tra địa chỉ, quyền ghi và dung lượng đĩa."
DATABASE_AWAY = "Chưa nối được với máy chủ cơ sở dữ liệu (DATABASE_URL); thử lại sau {seconds} giây."
DATABASE_SAYS = "Chi tiết: {detail}. Nếu là mật khẩu, tên hay quyền không đúng, hãy sửa DATABASE_URL."
EMPTY = "Bạn chưa gõ câu hỏi. Ví dụ: “Hạn báo cáo hằng năm là khi nào?”"
ONLY_SIGNS = "Tin này không có chữ nào để tra cứu. Bạn gõ câu hỏi bằng chữ giúp tôi nhé."
TOO_LONG = (
    "Câu hỏi dài {length} ký tự, quá mức {limit}. Bạn rút gọn còn điều muốn hỏi (tỉnh, cơ quan, năm, việc gì) giúp "
    "tôi nhé."
)
EDITED = "Trả lời câu hỏi đã sửa."
UNUSUAL = {
    "voice": "Tôi chưa nghe được tin thoại. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.",
    "audio": "Tôi không nghe được tệp âm thanh. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.",
    "photo": "Tôi không đọc được ảnh. Bạn gõ lại nội dung muốn hỏi giúp tôi nhé.",
    "video": "Tôi không xem được video. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.",
    "document": "Tôi chỉ tra cứu những kế hoạch có trong kho (/kehoach), không đọc tệp gửi tới. Bạn gõ câu hỏi nhé.",
    "sticker": "Cảm ơn bạn! Muốn tra cứu điều gì trong kế hoạch, bạn cứ gõ câu hỏi nhé.",
    "location": "Tôi không dùng vị trí. Bạn gõ tên tỉnh và điều muốn hỏi giúp tôi nhé.",
    "contact": "Tôi không lưu danh bạ. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.",
    "poll": "Tôi không tham gia bình chọn. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.",
    "other": "Tôi chỉ đọc được tin nhắn chữ. Bạn gõ câu hỏi giúp tôi nhé.",
}
UNKNOWN_COMMAND = "Không có lệnh này. Xem các lệnh ở /help, hoặc cứ gõ câu hỏi."
SORRY = "Xin lỗi, có trục trặc khi trả lời câu này. Bạn thử lại sau ít phút nhé."
NO_TOKEN = (
    "Chưa có TELEGRAM_BOT_TOKEN. Hãy tạo bot với @BotFather rồi đặt biến này, hoặc dùng “python -m bot chat”."
)
WRONG_TOKEN = (
    "Telegram không chấp nhận TELEGRAM_BOT_TOKEN. Hãy chép lại token từ @BotFather và kiểm tra TELEGRAM_API_URL "
    "({url})."
)
UNREACHABLE = "Chưa kết nối được tới {url}. Sẽ thử lại sau {seconds} giây; nhấn Ctrl+C để dừng."
READY = "Bot @{username} đã sẵn sàng, kho {library}. Nhấn Ctrl+C để dừng."
STOPPED = "Bot đã dừng."
