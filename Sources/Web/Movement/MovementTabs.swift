internal import HTTPTypes
internal import Markup
internal import Movement

/// The pages of one movement, side by side. A page stands here for those who may open its address.
enum MovementTabs {
    /// Last part of the address of each page and what the tab is called, in their order; the first is the movement itself.
    private static let pages: [(path: String, label: Text)] = [
        ("", Text("Nghĩa vụ", "Obligations")), ("/toan-canh", Text("Toàn cảnh", "Overview")), ("/chi-tieu", Text("Chỉ tiêu", "Targets")),
        ("/dang-ky", Text("Đăng ký", "Pledges")), ("/quan-triet", Text("Quán triệt", "Acknowledgement")), ("/tin", Text("Tin tức", "News")),
        ("/tham-gia", Text("Cùng tham gia", "Take part")), ("/cuoc-thi", Text("Cuộc thi", "Contests")),
        ("/hoc-tap", Text("Học tập", "Learning")), ("/dien-hinh", Text("Điển hình", "Exemplars")),
        ("/cham-diem", Text("Chấm điểm", "Scoring")), ("/kiem-tra", Text("Kiểm tra", "Checks")), ("/don-doc", Text("Đôn đốc", "Urging")),
        ("/so-ket", Text("Sơ kết, tổng kết", "Reviews")), ("/lo-trinh", Text("Lộ trình", "Course")),
        ("/de-nghi", Text("Đề nghị khen thưởng", "Nominations")),
    ]

    /// Who may open each page of a movement, by the last part of its address.
    private static let access: [String: Access] = {
        let base = "/phong-trao/{slug}"
        return WebApplication.endpoints.reduce(into: [:]) { found, endpoint in
            if endpoint.method == .get, endpoint.path.hasPrefix(base) { found[String(endpoint.path.dropFirst(base.count))] = endpoint.access }
        }
    }()

    /// Links to the pages that exist for the viewer.
    /// - Parameters:
    ///   - here: last part of the address of the page shown, such as "/chi-tieu".
    ///   - viewer: the viewer in the agency of the movement.
    static func html(_ slug: String, here: String, for viewer: Actor, _ look: Look) -> HTML {
        let shown = pages.filter { page in
            access[page.path].map { $0.admits(viewer) } ?? false && (page.path != "/don-doc" || UrgingPolicy.maySee(viewer))
        }
        guard shown.count > 1 else { return HTML() }
        return nav(.class("tabs"), .aria("label", look("Các trang của phong trào", "Pages of the movement"))) {
            ul {
                for page in shown {
                    li { a(.href("/phong-trao/\(slug)\(page.path)"), .when(page.path == here, .aria("current", "page"))) { look(page.label) } }
                }
            }
        }
    }
}

extension Access {
    /// Whether somebody may open an address at all.
    func admits(_ viewer: Actor) -> Bool {
        switch self {
        case .anyone: true
        case .signedIn: viewer.isSignedIn
        case .guest: viewer.guest != nil
        case .roles(let roles): viewer.isSignedIn && roles.contains(where: viewer.roles.contains)
        }
    }
}
