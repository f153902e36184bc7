//! The guided sample: what each step shows.

use super::words::words;

words! {
    TOUR = "Xem hướng dẫn với số liệu mẫu";
    TOUR_HINT = "Năm bước ngắn với hai báo cáo mẫu; dừng lúc nào cũng được.";
    TOUR_BACK = "Bước trước";
    TOUR_NEXT = "Bước tiếp";
    TOUR_END = "Kết thúc";
    TOUR_CLOSE = "Dừng xem mẫu";
}

/// Heading and text of the steps, in order.
pub const STEPS: [(&str, &str); 5] = [
    (
        "Mỗi số liệu đều có nguồn",
        "Số có gạch chân chấm mở được nguồn. Bấm thử số được khoanh: ngăn bên phải chỉ đúng câu hoặc dòng của báo cáo, và phép tính nếu là số tính lại.",
    ),
    (
        "Chỗ không khớp được nêu ra, không sửa hộ",
        "Trang Phát hiện đặt số nêu trong báo cáo bên cạnh số tính lại, kèm chênh lệch và phép kiểm tra. Báo cáo mẫu có vài chỗ như vậy.",
    ),
    (
        "Sửa số đọc sai ngay trên văn bản",
        "Trang Rà soát đánh dấu mọi con số đã đọc. Chọn một số rồi «Sửa», loại bỏ hoặc bổ sung; số báo cáo nêu vẫn được giữ bên cạnh, Ctrl+Z để hoàn tác.",
    ),
    (
        "So các cơ quan với nhau và với ngưỡng",
        "Tỷ lệ của từng cơ quan được tính lại từ số hồ sơ và xếp thứ tự. Đổi ngưỡng thì đánh giá đổi theo; bộ lọc ở đầu trang thu hẹp mọi trang theo kỳ, đơn vị, cấp.",
    ),
    (
        "Giữ lại và mang đi",
        "«Lưu phiên ra tệp» giữ báo cáo cùng các chỗ đã sửa; nút In ở đầu trang in trang đang xem kèm nguồn và ngày. Xong phần mẫu, bấm «Xóa tất cả» rồi nạp báo cáo của đơn vị.",
    ),
];

/// Which step: «Bước 2/5».
pub fn step_of(number: usize) -> String {
    format!("Bước {number}/{}", STEPS.len())
}
