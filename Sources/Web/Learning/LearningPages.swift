internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The courses of a movement, and the form of one.
enum LearningPages {
    static func list(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let list = try LearningQueries.list(slug: slug, for: viewer, today: look.today, in: look.session)
        return Page(
            look("Học tập", "Learning"), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (list.name, "/phong-trao/\(slug)")],
            summary: look("Khóa học của phong trào “\(list.name)”.", "Courses of the movement “\(list.name)”.")
        ) {
            MovementTabs.html(slug, here: "/hoc-tap", for: viewer, look)
            if let hours = list.hours {
                p(.class("lead")) {
                    look("Bạn đã học ", "You have studied ") + LearningParts.hours(hours, look) + look(" trong phong trào này.", " in this movement.")
                }
            }
            if list.mayManage, list.to >= look.today {
                p(.class("buttons")) {
                    a(.class("button"), .href("\(LearningParts.address(slug))/moi")) { look("Soạn khóa học", "Prepare a course") }
                }
            }
            LearningParts.ways(slug, for: viewer, look)
            courses(list, look)
        }
    }

    private static func courses(_ list: LearningList, _ look: Look) -> HTML {
        PlanParts.section("khoa-hoc", look("Khóa học", "Courses")) {
            if list.courses.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có khóa học nào. Cán bộ thi đua soạn khóa học, thêm buổi rồi mở; mọi người ghi danh ở đây và được nhắc ở bàn việc.",
                            "No courses yet. The emulation officer prepares a course, adds its sessions and opens it; people enrol here and find it on their desk."
                        )
                    }
                    if list.mayManage {
                        p { a(.class("button"), .href("\(LearningParts.address(list.slug))/moi")) { look("Soạn khóa học", "Prepare a course") } }
                    }
                }
            } else {
                ul(.class("task-list")) { for course in list.courses { li { line(course, list, look) } } }
            }
        }
    }

    private static func line(_ course: LearningCourse, _ list: LearningList, _ look: Look) -> HTML {
        let own = list.own[course.id].map { $0 == .withdrawn ? "" : " · " + look($0.label).lowercasedFirst } ?? ""
        let waiting = course.waiting > 0 ? look(", \(course.waiting) chờ", ", \(course.waiting) waiting") : ""
        return a(.href(LearningParts.course(list.slug, course.id))) {
            span(.class("name"), .lang("vi")) { course.title }
            span(.class("meta")) {
                look(course.level.label) + " · " + (course.kind == .own ? LearningParts.days(course, look) : course.provider) + " · "
                    + look("\(course.enrolled) người\(waiting)", "\(counted(course.enrolled, "person", "people"))\(waiting)") + own
            }
            LearningParts.tag(course.state, look)
        }
    }

    // MARK: - The form of a course

    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let list = try LearningQueries.list(slug: slug, for: look.viewer, today: look.today, in: look.session)
        return Page(
            look("Soạn khóa học", "Prepare a course"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, list.name, look)
        ) {
            state.summary(look)
            p {
                look(
                    "Khóa học mới là bản soạn, chỉ người quản lý thấy. Thêm buổi học rồi mở để mọi người ghi danh.",
                    "A new course is a draft that only managers see. Add its sessions, then open it for people to enrol.")
            }
            if var form = ActForm("learning.course", action: "\(LearningParts.address(slug))/moi") {
                let _ = form.only = fields
                let _ = form.prefilled = ["kind": "own", "level": "basic", "audience": "everybody", "share": .int(80)]
                form.html(look, state)
            }
        }
    }

    private static let fields = ["title", "about", "kind", "provider", "level", "audience", "places", "share", "clause"]

    static func change(_ look: Look) throws -> Page { try change(look, .empty) }

    static func change(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let page = try LearningQueries.page(
            slug: slug, course: look.visit.parameter("lop"), for: look.viewer, today: look.today, in: look.session)
        let course = page.course
        return Page(
            look("Sửa khóa học", "Change a course"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: LearningParts.breadcrumbs(slug, page.movement, look) + [(course.title, LearningParts.course(slug, course.id))]
        ) {
            state.summary(look)
            if var form = ActForm("learning.change", action: "\(LearningParts.course(slug, course.id))/sua") {
                let _ = form.only = fields
                let _ =
                    form.prefilled = [
                        "title": .string(course.title), "about": .string(course.about), "kind": .string(course.kind.rawValue),
                        "provider": .string(course.provider), "level": .string(course.level.rawValue), "audience": .string(course.audience.rawValue),
                        "places": course.places.map { .int(Int64($0)) } ?? .null, "share": .int(Int64(course.share)),
                        "clause": .string(course.clause),
                    ]
                form.html(look, state)
            }
        }
    }
}
