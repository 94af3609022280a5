"""The Vietnamese strings of indexing: what the command and the bot's administrators are told."""

REINDEX_HELP = "Cập nhật chỉ mục theo thư mục kế hoạch."
REINDEX_CORPUS = "thư mục chứa các tệp kế hoạch (mặc định theo PLANS_DIR)"
REINDEX_INDEX = "thư mục chỉ mục (mặc định theo INDEX_DIR)"
REINDEX_DRY_RUN = "chỉ xem sẽ có gì thay đổi, không ghi gì"
REINDEX_JSON = "in báo cáo dạng JSON"
REINDEX_ALLOW_REMOVALS = "cho phép bỏ hơn một phần năm số kế hoạch khỏi chỉ mục"
REINDEX_KEEP = "số bản chỉ mục giữ lại"
REINDEX_WAIT = "chờ tối đa S giây nếu đang có lượt cập nhật khác"
REINDEX_ROLLBACK = "trở về bản chỉ mục liền trước"
REINDEX_VERIFY = "kiểm tra từng tệp của bản chỉ mục đang dùng"
REINDEX_GOLDEN = "tệp JSONL câu hỏi mẫu: chỉ mục mới phải vẫn tìm thấy điều khoản của chúng"
REINDEX_ACCEPT = "cập nhật cả khi có câu hỏi mẫu không còn tìm thấy điều khoản"
REINDEX_EXPLAIN = "in cây đề mục và dữ kiện đọc được từ TỆP, không cần chỉ mục"
REINDEX_NO_FOLDER = "Không có thư mục {folder}. Hãy kiểm tra --corpus."
REINDEX_BAD_VARIABLE = "Giá trị của biến môi trường {names} không dùng được. Xem docs/operation.md."
REINDEX_READING = "Đang đọc tệp {number}/{total}: {file}"
REINDEX_PROGRESS = "Đang mã hoá điều khoản: {done}/{total}"
REINDEX_VERIFIED = "Bản chỉ mục {name} nguyên vẹn: {files} tệp, {plans} kế hoạch."
REINDEX_VERIFIED_STORE = "Bản chỉ mục {name} tại {place} nguyên vẹn: {files} phần, {plans} kế hoạch."
REINDEX_STORED = "Chỉ mục tại {place} đã là bản này; đã chép thêm {segments} phần."
REINDEX_ROLLED_BACK = "Đã trở về bản chỉ mục {name}."
REINDEX_OUTCOMES = {
    "added": "mới",
    "changed": "đã đổi",
    "unchanged": "không đổi",
    "reread": "đọc lại",
}
REINDEX_FILE = "{file}: {outcome}, {plan}, {clauses} điều khoản"
REINDEX_PLAN = "  {kind} {number}, {issued}, {issuer}: {title}"
REINDEX_BLANK_NUMBER = "(không số)"
REINDEX_BLANK_DATE = "(không ngày)"
REINDEX_BLANK_ISSUER = "(không rõ cơ quan ban hành)"
REINDEX_BLANK_TITLE = "(không tên)"
REINDEX_FACTS = (
    "  {targets} chỉ tiêu, {duties} nhiệm vụ, {deadlines} thời hạn, {events} sự kiện; "
    "chất lượng chữ {quality:.0%}"
)
REINDEX_DUPLICATE = "{file}: cùng một kế hoạch với {other}, dùng tệp kia"
REINDEX_MISSING = "  bản này không ghi: {fields}"
REINDEX_FIELDS = {
    "number": "số",
    "issued": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "province": "tỉnh",
    "title": "tên kế hoạch",
    "programme": "chương trình",
    "signer": "người ký",
    "position": "chức vụ người ký",
    "recipients": "nơi nhận",
    "period": "giai đoạn",
    "status": "hiệu lực",
}
REINDEX_SUPPLIED = "  theo tệp TOML, không phải theo văn bản: {fields}"
REINDEX_SETTINGS = "  tệp {file} không dùng được, chỉ đọc theo văn bản: {reason}"
REINDEX_SETTINGS_REASONS = {
    "syntax": "không đúng cú pháp TOML hoặc không phải UTF-8",
    "unknown": "không có mục “{field}”; các mục là number, issued, province, issuer, title, status",
    "value": "giá trị của “{field}” không đúng",
}
REINDEX_SETTINGS_HINTS = {
    "number": 'ví dụ "188/KH-UBND"',
    "issued": 'ví dụ 2023-06-14 hoặc "2023-06"',
    "province": "tên tỉnh trước 01/7/2025, không kèm “tỉnh” hay “thành phố”",
    "status": "“hết hiệu lực” hoặc “thay thế bởi 12/KH-UBND ngày 03/02/2026”",
}
REINDEX_STRAY_SETTINGS = (
    "{file}: không có kế hoạch nào cùng tên ở bên cạnh nên không dùng đến; hãy sửa tên tệp"
)
REINDEX_LINKS = {
    "replaces": "  văn bản này thay thế {kind} {number}",
    "repeals": "  văn bản này bãi bỏ {kind} {number}",
    "amends": "  văn bản này sửa đổi, bổ sung {kind} {number}",
}
REINDEX_RELATIONS = {
    "replaced": "{plan}: đã được thay thế bởi {by}",
    "repealed": "{plan}: đã bị bãi bỏ bởi {by}",
    "amended": "{plan}: đã được sửa đổi, bổ sung bởi {by}",
    "expired": "{plan}: hết hiệu lực",
}
REINDEX_RELATION_SUPPLIED = "{line} (theo tệp TOML)"
REINDEX_RELATION_HELD = "{number} (trong kho: {plan})"
REINDEX_WARNING = "  lưu ý: {warning}"
REINDEX_WARNINGS = {
    "mojibake_repaired": "chữ bị đọc sai bảng mã, đã sửa",
    "legacy_encoding": "chữ thuộc bảng mã cũ (TCVN3, VNI …), đã chuyển",
    "undecodable_bytes": "có vài ký tự không đọc được",
    "poor_text": "nhiều chữ không phải tiếng Việt, nên kiểm tra tệp gốc",
    "recognised": "chữ được nhận dạng từ ảnh, có thể sai",
    "pages_without_text": "có trang không đọc được chữ",
    "converted": "phải chuyển định dạng mới đọc được",
    "changes_tracked": "tệp còn những sửa đổi chưa chốt, đọc như đã chấp nhận",
    "gap": "đánh số bị thiếu tại {place}: sau {before} đến {found}",
    "restart": "đánh số bắt đầu lại tại {place}, từ {found}",
    "no_title": "không thấy tên kế hoạch",
    "no_headings": "không thấy đề mục đánh số",
    "no_date": "không thấy ngày ban hành",
    "differs": "tệp TOML ghi {place} khác với văn bản; dùng theo văn bản",
}
REINDEX_TOP = "các đề mục lớn nhất"
REINDEX_UNSURE = "  {count} chỗ chưa chắc về vị trí trong đề mục"
REINDEX_TIE = "  giống các kế hoạch {plans} như nhau: coi là kế hoạch mới, xin kiểm tra"
REINDEX_FACT_KINDS = {
    "target": "chỉ tiêu",
    "duty": "nhiệm vụ",
    "deadline": "thời hạn",
    "event": "sự kiện",
}
REINDEX_CHANGES = {"changed": "đổi", "new": "thêm", "gone": "bỏ"}
REINDEX_CHANGE_COUNT = "{count} {kind} {change}"
REINDEX_CHANGE_EXAMPLES = "{counted}: {examples}"
REINDEX_CHANGE_EXAMPLE = "{before} → {after}"
REINDEX_CLAUSES_CHANGED = "{clauses_added} điều khoản thêm, {clauses_removed} điều khoản bỏ"
REINDEX_CHANGED = "  thay đổi: {counts}"
REINDEX_CHANGE = {
    "changed": "    {kind} đổi ({about}): “{before}” → “{after}”",
    "new": "    {kind} thêm ({about}): “{after}”",
    "gone": "    {kind} bỏ ({about}): “{before}”",
}
REINDEX_MORE = "    … và {count} thay đổi nữa (xem đủ với --json)"
REINDEX_REMOVED = "{plan}: đã bỏ khỏi chỉ mục vì không còn tệp"
REINDEX_RECOVERED = "Bản chỉ mục đang dùng bị hỏng; đã dựng lại ({name})."
REINDEX_UNCHANGED = "Không có gì thay đổi: {plans} kế hoạch, {clauses} điều khoản ({seconds:.1f} giây)."
REINDEX_DRY_RESULT = "Chạy thử, chưa ghi gì: {plans} kế hoạch, {clauses} điều khoản ({seconds:.1f} giây)."
REINDEX_PUBLISHED = (
    "Đã cập nhật chỉ mục: {plans} kế hoạch, {clauses} điều khoản, mã hoá mới {encoded} ({seconds:.1f} giây)."
)
REINDEX_FAILED = "{file}: không dùng được. {reason}"
REINDEX_KEPT = "  kế hoạch đọc được từ tệp này lần trước vẫn được giữ"
REINDEX_ERRORS = {
    "EmptyFile": "Tệp không có chữ nào; hãy xuất lại từ bản gốc.",
    "UnknownFormat": "Không phải định dạng đọc được; hãy lưu thành DOCX, PDF hoặc TXT.",
    "EncryptedFile": "Tệp có mật khẩu; hãy bỏ mật khẩu rồi lưu lại.",
    "DamagedFile": "Tệp bị hỏng hoặc không đủ; hãy chép lại từ bản gốc.",
    "TooLarge": "Tệp vượt giới hạn về dung lượng, số trang hoặc thời gian: {detail}",
    "MissingTool": "Máy thiếu công cụ để đọc tệp này: {detail}",
    "PoorText": "Chữ trong tệp không phải tiếng Việt đọc được; hãy dùng bản khác.",
    "NoClauses": "Không thấy điều khoản nào trong tệp; có đúng là kế hoạch không?",
}
REINDEX_GOLDEN_RESULT = (
    "Câu hỏi mẫu: {asked} câu, {found} câu trước đây tìm thấy điều khoản, {lost} câu nay không còn."
)
REINDEX_GOLDEN_LOST = "  không còn tìm thấy: {question} ({plan})"
REINDEX_GOLDEN_CHANGED = "  kế hoạch đã đổi: {question} ({plan})"
REINDEX_GOLDEN_REFUSED = "Chưa cập nhật gì. Hãy xem lại kế hoạch và câu hỏi; nếu đúng ý, thêm --accept."
REINDEX_GOLDEN_BAD = "Tệp câu hỏi mẫu {file} không đúng: {detail}"
REINDEX_ERROR_OTHER = "Không đọc được: {detail}"
REINDEX_NO_MODEL = "Chưa có mô hình ngữ nghĩa tại {name}. Hãy chạy: python scripts/build_model.py"
REINDEX_BAD_MODEL = (
    "Mô hình ngữ nghĩa không dùng được: {detail}\nHãy tạo lại bằng: python scripts/build_model.py"
)
REINDEX_LOCKED = "Đang có lượt cập nhật khác tại {folder}. Hãy chờ lượt đó xong, hoặc thêm --wait SỐ_GIÂY."
REINDEX_NO_SPACE = (
    "Ổ đĩa chứa {folder} đã đầy. Chỉ mục cũ còn nguyên; hãy giải phóng dung lượng rồi chạy lại."
)
REINDEX_REMOVALS = (
    "{removed} trong {known} kế hoạch sẽ bị bỏ khỏi chỉ mục, nên chưa làm gì. "
    "Hãy kiểm tra thư mục kế hoạch; nếu đúng ý, thêm --allow-removals."
)
REINDEX_NOTHING = "Không có kế hoạch nào dùng được trong {folder}."
REINDEX_NO_SNAPSHOT = "Trong {folder} không có bản chỉ mục nào để dùng. Hãy chạy: python scripts/reindex.py"
REINDEX_DAMAGED = (
    "Bản chỉ mục bị hỏng ở tệp {file}. Hãy chạy lại scripts/reindex.py để dựng lại, "
    "hoặc --rollback để trở về bản trước."
)
REINDEX_FORMAT = "Bản chỉ mục thuộc phiên bản {found}, cần {expected}. Hãy chạy lại scripts/reindex.py."
REINDEX_STORE_UNAVAILABLE = (
    "Không kết nối được cơ sở dữ liệu chỉ mục (INDEX_URL): {detail}. "
    "Bản trên đó vẫn như cũ. Nếu máy chủ đang khởi động lại, hãy chờ rồi chạy lại; nếu không, "
    "nhờ người quản trị cơ sở dữ liệu kiểm tra máy chủ và đường mạng."
)
REINDEX_STORE_REFUSED = (
    "Cơ sở dữ liệu chỉ mục (INDEX_URL) từ chối kết nối: {detail}. "
    "Hãy sửa tên người dùng, mật khẩu hoặc tên cơ sở dữ liệu trong INDEX_URL, "
    "hoặc nhờ người quản trị cơ sở dữ liệu cho phép kết nối."
)
REINDEX_STORE_NO_PGVECTOR = (
    "Cơ sở dữ liệu chỉ mục (INDEX_URL) chưa có pgvector từ 0.7 trở lên: {detail}. "
    "Nhờ người quản trị cơ sở dữ liệu cài pgvector, rồi chạy lại. Xem docs/postgresql.md."
)
REINDEX_STORE_DENIED = (
    "Người dùng trong INDEX_URL không đủ quyền: {detail}. "
    "Nhờ người quản trị cơ sở dữ liệu cấp quyền như trong docs/postgresql.md, rồi chạy lại."
)
REINDEX_STORE_NEWER = (
    "Chỉ mục trên cơ sở dữ liệu (INDEX_URL) do bản phần mềm mới hơn tạo ra: phiên bản {found}, "
    "bản này dùng {expected}. Hãy cập nhật phần mềm trên máy này."
)
REINDEX_STORE_OLDER = (
    "Chỉ mục trên cơ sở dữ liệu (INDEX_URL) do bản phần mềm cũ hơn tạo ra: phiên bản {found}, "
    "bản này dùng {expected}. Hãy chạy scripts/reindex.py của bản này để nâng cấp."
)
REINDEX_STORE_UNFIT = (
    "Cơ sở dữ liệu chỉ mục (INDEX_URL) không dùng được: {detail}. "
    "Nhờ người quản trị cơ sở dữ liệu xem nhật ký máy chủ. Xem docs/postgresql.md."
)
REINDEX_OTHER = "Không làm được: {detail}"

# --- how a file is read, with --explain

EXPLAIN_KINDS = {
    "title": "tên văn bản",
    "letterhead": "phần đầu",
    "heading": "đề mục",
    "clause": "điều khoản",
    "recipients": "nơi nhận",
    "signature": "ký tên",
    "mark": "ký hiệu soạn thảo",
    "furniture": "số trang, đầu trang",
    "note": "chú thích",
}
EXPLAIN_NODE = "{indent}{place} [{kind}] {words}"
EXPLAIN_PAGE = "{line} (trang {page})"
EXPLAIN_UNSURE = "{indent}  ? chưa chắc: {reason}"
EXPLAIN_UNSURE_REASONS = {
    "sentence-in-a-short-line": "dòng trên ngắn nhưng câu chưa hết, coi là viết tiếp",
    "dash-after-full-line": "gạch nối đầu dòng có thể là gạch đầu dòng, có thể là dấu nối trong câu",
    "heading-fills-its-line": "đề mục dài hết dòng, có thể còn viết tiếp ở dòng sau",
    "sentence-after-full-line": "dòng trên đầy, không rõ dòng này viết tiếp hay bắt đầu đoạn mới",
    "number-fits-two-levels": "số thứ tự hợp với hai cấp đề mục",
}
EXPLAIN_UNSURE_OTHER = "không rõ vị trí trong đề mục ({code})"
EXPLAIN_FACTS = "Dữ kiện đọc được:"
EXPLAIN_NO_FACTS = "Không đọc được dữ kiện nào."
EXPLAIN_FACT = "  {kind} tại {place}: {what}: “{words}”"
EXPLAIN_NO_FILE = "Không có tệp {file}."
