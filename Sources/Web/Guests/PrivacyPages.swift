internal import Markup
internal import Movement
internal import Vietnamese

/// What is kept of people outside, for what, on which ground, how long, who sees it, and their rights. What can be known from the program is computed.
enum PrivacyPages {
    static func page(_ look: Look) throws -> Page {
        let retention = try GuestRetention.rule(on: look.today, agency: look.agency?.id ?? "", in: look.session)
        return Page(
            look("Dữ liệu cá nhân", "Personal data"),
            summary: look("Dữ liệu của người tham gia từ bên ngoài được giữ thế nào.", "How data of people who take part from outside are kept.")
        ) {
            p(.class("lead")) {
                look(
                    "Trang này nói về dữ liệu của người và tổ chức bên ngoài tham gia không cần tài khoản. Chỉ giữ những gì cần để tham gia.",
                    "This page is about people and organisations outside who take part without an account. Only what taking part needs is kept.")
            }
            kept(retention, look)
            consent(look)
            rights(look)
            ground(look)
        }
    }

    private static func kept(_ retention: GuestRetention, _ look: Look) -> HTML {
        let span = look(
            "\(retention.days) ngày sau khi phong trào cuối cùng bạn tham gia kết thúc (quy định riêng của cơ quan), hoặc đến khi bạn xóa",
            "\(retention.days) days after the last movement you took part in (the agency's own rule), or until you erase it")
        let days = GuestLimits.sessionSeconds / 86_400
        return PlanParts.section("giu-gi", look("Giữ những gì", "What is kept")) {
            AgencyParts.table(
                look("Dữ liệu, mục đích, thời hạn và người thấy", "Data, purpose, time and who sees it"),
                [
                    .init(look("Dữ liệu", "Data")), .init(look("Để làm gì", "For what")), .init(look("Giữ bao lâu", "How long")),
                    .init(look("Ai thấy", "Who sees it")),
                ]
            ) {
                row(
                    fields("guest.ask", look) + ", " + fields("guest.enter", look, only: ["phone"]).lowercased(),
                    look("Để bạn tham gia và để liên hệ về phong trào", "So that you take part and can be reached about it"), span,
                    look(
                        "Tên, nơi ở: cán bộ thi đua, đoàn thể. Cách liên hệ: chỉ cán bộ thi đua.",
                        "Name and place: the emulation officer and mass organisations. Contact: the officer alone."))
                row(
                    look("Lời xin tham gia chưa xác nhận", "A request not confirmed yet"),
                    look("Để gửi liên kết vào hộp thư", "To send the link"), look("Nhiều nhất 3 ngày, rồi xóa", "At most 3 days, then erased"),
                    look("Không ai", "Nobody"))
                row(
                    look("Bài dự thi, câu trả lời, kết quả", "Contest entries, answers, results"),
                    look("Để chấm và trao giải", "To mark and give prizes"),
                    span + look("; sau đó chỉ còn con số", "; then numbers only"),
                    look(
                        "Người tổ chức cuộc thi; tên người đạt giải: mọi người, nếu bạn đồng ý",
                        "The organisers; names of winners: everybody, if you agree"))
                row(
                    look("Lời cảm ơn, ý tưởng", "Thanks, ideas"),
                    look("Để đọc, trả lời và công khai nếu được duyệt", "To read, answer and, once approved, publish"),
                    span,
                    look("Cán bộ thi đua, đoàn thể; mọi người sau khi duyệt", "The officer and mass organisations; everybody once approved"))
                row(
                    look("Đăng ký thi đua của hộ gia đình, tổ chức", "Registrations of households and organisations") + ": "
                        + fields("pledge.register", look, only: ["name", "email", "phone"]).lowercased(),
                    look("Để tiếp nhận đăng ký và liên hệ", "To receive the registration and reach you"),
                    look("Đến khi bạn rút đăng ký bằng địa chỉ riêng", "Until you withdraw at your private address"),
                    look(
                        "Cách liên hệ: cán bộ thi đua, thủ trưởng. Tên: mọi người, nếu bạn đồng ý",
                        "Contact: the officer and the head. Name: everybody, if you agree"))
                row(
                    look("Cookie “\(GuestCookie.name)”", "Cookie “\(GuestCookie.name)”"),
                    look("Để nhận ra trình duyệt của bạn", "To know your browser again"),
                    look("\(days) ngày, hoặc đến khi bạn thoát", "\(days) days, or until you leave"), look("Không ai", "Nobody"))
                row(
                    look("Sổ cái: việc gì, lúc nào, của khách số mấy", "The record: what was done, when, by which number"),
                    look("Để kiểm chứng", "To be verifiable"),
                    look(
                        "Nội dung các việc của bạn bị xóa khi bạn xóa dữ liệu; dấu vết không tên thì còn",
                        "The content of your acts goes when you erase; nameless traces stay"),
                    look("Mọi người thấy có việc; không có tên bạn", "Everybody sees that something happened; never your name"))
            }
            p(.class("meta")) {
                look(
                    "Địa chỉ mạng chỉ được đếm dưới dạng đã băm trong một giờ để chống lạm dụng. Không có quảng cáo, không có bên thứ ba.",
                    "Network addresses are counted in hashed form for an hour against abuse. No advertising, no third parties.")
            }
        }
    }

    /// What the fields of an act are called, as its form says; those that are kept out of the record, unless others are named.
    private static func fields(_ act: String, _ look: Look, only keys: [String]? = nil) -> String {
        let fields = ActCatalog.act(named: act)?.declaration.fields ?? []
        return fields.filter { keys?.contains($0.key) ?? $0.isOutsideRecord }.map { look($0.label) }.joined(separator: ", ")
    }

    private static func row(_ what: String, _ purpose: String, _ time: String, _ who: String) -> HTML {
        tr {
            th(.scope("row")) { what }
            td { purpose }
            td { time }
            td { who }
        }
    }

    private static func consent(_ look: Look) -> HTML {
        PlanParts.section("dong-y", look("Bạn đồng ý những gì", "What you agree to")) {
            ul { for purpose in ConsentPurpose.allCases { li { look(purpose.wording) } } }
            p {
                look(
                    "Mỗi điều đồng ý riêng, rút riêng, bất cứ lúc nào. Rút điều đầu tiên thì thôi tham gia. Việc đã làm trước khi rút vẫn giữ giá trị.",
                    "Each is given and withdrawn for itself, at any time. Without the first nobody takes part. What was done before stays valid.")
            }
        }
    }

    private static func rights(_ look: Look) -> HTML {
        PlanParts.section("quyen", look("Quyền của bạn và cách dùng", "Your rights and how to use them")) {
            ul {
                li {
                    look("Xem, sửa, tải về, rút đồng ý, xóa: ", "See, correct, download, withdraw, erase: ")
                    a(.href(GuestParts.mine)) { look("Dữ liệu của tôi", "My data") }
                    look(". Không còn phiên thì xin liên kết mới bằng địa chỉ cũ.", ". Without a session ask for a new link with the same address.")
                }
                li {
                    look(
                        "Không dùng thư điện tử: gọi hoặc viết cho cơ quan; cán bộ thi đua làm thay và ghi lý do vào sổ cái.",
                        "Without e-mail: call or write to the agency; the emulation officer does it for you and the record keeps why.")
                }
                li {
                    look(
                        "Đăng ký thi đua: dùng địa chỉ riêng đã nhận khi đăng ký để sửa hoặc rút; khi rút, tên, cách liên hệ và nội dung được xóa.",
                        "Registrations: use the private address you got to change or withdraw; name, contact and content are then erased.")
                }
            }
        }
    }

    private static func ground(_ look: Look) -> HTML {
        PlanParts.section("can-cu", look("Căn cứ", "Ground")) {
            p { look("Cơ quan giữ dữ liệu này vì bạn đồng ý.", "The agency keeps these data because you agree.") }
            p {
                look(
                    "Luật 91/2025/QH15 về bảo vệ dữ liệu cá nhân, có hiệu lực từ 01/01/2026 (điều 3 nguyên tắc, điều 4 quyền của chủ thể dữ liệu); Nghị định 356/2025/NĐ-CP, có hiệu lực từ 01/01/2026, thay thế Nghị định 13/2023/NĐ-CP vốn áp dụng trước ngày đó.",
                    "Law 91/2025/QH15 on the protection of personal data, in force from 1 January 2026 (article 3 principles, article 4 rights); Decree 356/2025/NĐ-CP, in force from 1 January 2026, replaces Decree 13/2023/NĐ-CP, which held before."
                )
            }
            p(.class("meta")) {
                look(
                    "Số điều lấy từ nguồn thứ cấp, chưa đối chiếu với bản gốc. Các thời hạn trên trang này là quy định riêng của cơ quan; luật không ấn định.",
                    "The articles come from secondary sources and were not compared with the original. The times on this page are the agency's own rules."
                )
            }
        }
    }
}
