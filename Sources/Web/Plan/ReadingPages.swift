internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import PlanReading
internal import Storage

/// A file being read as a plan: how far it is, and what came of it. Its address can be left and come back to.
enum ReadingPages {
    static let path = "/ke-hoach/doc"

    /// Hands a file to the worker and goes on to the page that tells how far it is.
    static func start(_ form: FileForm, file: IncomingFile, _ visit: Visit) async throws -> Response {
        let id = visit.site.runner.randomness.secret()
        let job = ReadingJob(
            id: id, file: file, fileName: form.fileName, name: form.body["name"].flatMap { $0.trimmingSpaces.isEmpty ? nil : $0.trimmingSpaces },
            identity: try await visit.actorSource())
        do { try await visit.site.readings.start(job, visit.site) } catch {
            await file.discard()
            throw error
        }
        return .redirect(to: "\(path)/\(id)")
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let id = visit.parameter("phieu")
        let state = visit.site.readings.state(id)
        if state?.isOpen == true {
            let isRefreshing = visit.query("tu-tai") != "khong"
            var response = try await visit.show { look in try progress(state, id, isRefreshing: isRefreshing, look) }
            if isRefreshing { response.headers[.refresh] = "2" }
            return response
        }
        let done = try await visit.look { look -> Receipt? in
            guard PlanPolicy.mayReadDrafts(look.viewer) else { throw Refusal.notFound }
            return try Receipt.find(key: ReadingJob.key(id), for: look.viewer, in: look.session)
        }
        if let done { return .redirect(to: "\(PlanParts.address(done.subjectID))?xong=\(done.entry)") }
        guard let problem = state?.problem else { throw Refusal.notFound }
        return try await visit.show { look in try failed(problem, look) }
    }

    private static func crumbs(_ look: Look) -> [(label: String, href: String)] { [(look("Kế hoạch", "Plans"), "/ke-hoach")] }

    private static func progress(_ state: WorkState?, _ id: String, isRefreshing: Bool, _ look: Look) throws -> Page {
        guard PlanPolicy.mayPrepare(look.viewer) else { throw Refusal.notFound }
        return Page(look("Đang đọc kế hoạch", "Reading the plan"), place: .plans, breadcrumbs: crumbs(look)) {
            div(.role("status")) {
                if let progress = state?.progress, progress.total > 0 {
                    p(.class("lead")) { look(progress.words) + " (\(progress.done)/\(progress.total))" }
                    ProgressBar(
                        value: progress.done * 10 / progress.total, total: 10,
                        label: look("\(progress.done)/\(progress.total)", "\(progress.done) of \(progress.total)")
                    ).html
                } else {
                    p(.class("lead")) { look("Đang xem tệp và chờ đến lượt.", "Looking at the file, and waiting for its turn.") }
                }
            }
            p {
                look(
                    "Bản quét mất chừng vài giây mỗi trang. Có thể rời trang này và quay lại sau bằng cùng địa chỉ.",
                    "A scan takes some seconds a page. You can leave this page and come back to the same address.")
            }
            p(.class("buttons")) {
                a(.class("button-secondary"), .href("\(path)/\(id)")) { look("Tải lại trang", "Reload this page") }
                if isRefreshing { a(.href("\(path)/\(id)?tu-tai=khong")) { look("Dừng tự tải lại", "Stop reloading by itself") } }
            }
        }
    }

    private static func failed(_ problem: WorkProblem, _ look: Look) throws -> Page {
        guard PlanPolicy.mayPrepare(look.viewer) else { throw Refusal.notFound }
        let (reason, next) =
            switch problem {
            case .refused(let refusal): (refusal.fields.first?.message ?? refusal.reason, refusal.next)
            case .failed:
                (
                    Text("Hệ thống gặp lỗi khi đọc tệp; chưa lưu gì.", "The system failed while reading the file; nothing was kept."),
                    Text("Gửi lại tệp; nếu vẫn lỗi, báo người quản trị.", "Send the file again; if it fails again, tell the administrator.")
                )
            }
        return Page(
            look("Chưa đọc được kế hoạch", "The plan could not be read"), status: .unprocessableContent, place: .plans, breadcrumbs: crumbs(look)
        ) {
            div(.class("error-summary"), .role("alert"), .tabindex(-1), .id("loi"), .flag("autofocus")) {
                h2 { look("Chưa lưu gì cả", "Nothing was kept") }
                p { look(reason) }
                p { look(next) }
            }
            p { a(.class("button"), .href("/ke-hoach/moi")) { look("Chọn tệp khác", "Choose another file") } }
        }
    }
}
