//! Names of columns and meanings of exports, as the page shows them.

use super::{Meaning, Role, Vocabulary};

impl Role {
    /// Every role that a user may give a column, in the order in which they are offered.
    pub const OFFERED: [Role; 20] = {
        let mut all = [Role::Ignored; 20];
        let mut i = 0;
        while i < Role::READ.len() {
            all[i + 1] = Role::READ[i];
            i += 1;
        }
        all
    };

    /// Stable id, as in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Role::Code => "code",
            Role::ProcedureCode => "procedure_code",
            Role::Procedure => "procedure",
            Role::Field => "field",
            Role::Agency => "agency",
            Role::Level => "level",
            Role::ServiceOnline => "service_online",
            Role::Channel => "channel",
            Role::Received => "received",
            Role::Due => "due",
            Role::Returned => "returned",
            Role::SupplementAsked => "supplement_asked",
            Role::SupplementDone => "supplement_done",
            Role::Status => "status",
            Role::Fee => "fee",
            Role::PaidOnline => "paid_online",
            Role::ElectronicResult => "electronic_result",
            Role::Digitised => "digitised",
            Role::Rating => "rating",
            Role::Personal => "personal",
            Role::Ignored => "ignored",
        }
    }

    /// The role of an id; `None` when there is none.
    pub fn from_id(id: &str) -> Option<Role> {
        Role::READ.into_iter().chain([Role::Personal, Role::Ignored]).find(|role| role.id() == id)
    }

    /// What a column of this role holds.
    pub const fn vi(self) -> &'static str {
        match self {
            Role::Code => "Mã hồ sơ",
            Role::ProcedureCode => "Mã thủ tục",
            Role::Procedure => "Tên thủ tục",
            Role::Field => "Lĩnh vực",
            Role::Agency => "Cơ quan giải quyết",
            Role::Level => "Mức độ dịch vụ công",
            Role::ServiceOnline => "Có cung cấp trực tuyến",
            Role::Channel => "Hình thức nộp",
            Role::Received => "Ngày tiếp nhận",
            Role::Due => "Ngày hẹn trả",
            Role::Returned => "Ngày có kết quả",
            Role::SupplementAsked => "Ngày yêu cầu bổ sung",
            Role::SupplementDone => "Ngày bổ sung xong",
            Role::Status => "Trạng thái",
            Role::Fee => "Phí, lệ phí",
            Role::PaidOnline => "Thanh toán trực tuyến",
            Role::ElectronicResult => "Kết quả điện tử",
            Role::Digitised => "Số hóa",
            Role::Rating => "Đánh giá",
            Role::Personal => "Dữ liệu cá nhân – không đọc",
            Role::Ignored => "Không dùng",
        }
    }
}

impl Meaning {
    /// Every meaning that a word of a vocabulary can have.
    pub const fn of(vocabulary: Vocabulary) -> &'static [Meaning] {
        match vocabulary {
            Vocabulary::Level => &[Meaning::Full, Meaning::Partial, Meaning::Basic],
            Vocabulary::Channel => &[Meaning::Direct, Meaning::Online, Meaning::Post],
            Vocabulary::YesNo | Vocabulary::Payment => &[Meaning::Yes, Meaning::No],
            Vocabulary::Status => {
                &[Meaning::Pending, Meaning::Supplement, Meaning::Finished, Meaning::Withdrawn, Meaning::Refused]
            }
            Vocabulary::Rating => &[
                Meaning::VerySatisfied,
                Meaning::Satisfied,
                Meaning::Neutral,
                Meaning::Dissatisfied,
                Meaning::VeryDissatisfied,
            ],
        }
    }

    /// Its name.
    pub const fn vi(self) -> &'static str {
        match self {
            Meaning::Partial => "Một phần",
            Meaning::Full => "Toàn trình",
            Meaning::Basic => "Cung cấp thông tin",
            Meaning::Direct => "Trực tiếp",
            Meaning::Online => "Trực tuyến",
            Meaning::Post => "Bưu chính công ích",
            Meaning::Yes => "Có",
            Meaning::No => "Không",
            Meaning::Pending => "Đang giải quyết",
            Meaning::Supplement => "Chờ bổ sung",
            Meaning::Finished => "Đã có kết quả",
            Meaning::Withdrawn => "Công dân rút",
            Meaning::Refused => "Từ chối, trả lại",
            Meaning::VerySatisfied => "Rất hài lòng",
            Meaning::Satisfied => "Hài lòng",
            Meaning::Neutral => "Bình thường",
            Meaning::Dissatisfied => "Không hài lòng",
            Meaning::VeryDissatisfied => "Rất không hài lòng",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_id() {
        for role in Role::OFFERED.into_iter().chain([Role::Personal]) {
            assert_eq!(Role::from_id(role.id()), Some(role));
            assert_eq!(serde_json::to_string(&role).ok(), Some(format!("\"{}\"", role.id())));
        }
        assert_eq!(Role::OFFERED.iter().filter(|role| **role == Role::Ignored).count(), 1);
        assert_eq!(Role::from_id("x"), None);
    }
}
