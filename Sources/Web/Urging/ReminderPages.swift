internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// When people are reminded in one movement.
enum ReminderPages {
    /// A schedule in a sentence or two.
    static func words(_ schedule: ReminderSchedule, _ look: Look) -> String {
        guard schedule.isOn else { return look("Phong trào này không có thư nhắc.", "This movement has no reminders.") }
        func list(_ days: [Int]) -> String { days.map { String($0) }.joined(separator: ", ") }
        let vi = [
            schedule.before.isEmpty ? nil : "trước hạn \(list(schedule.before)) ngày làm việc", schedule.onDay ? "đúng ngày đến hạn" : nil,
            schedule.after.isEmpty ? nil : "sau hạn \(list(schedule.after)) ngày làm việc",
        ].compactMap(\.self)
        let en = [
            schedule.before.isEmpty ? nil : "\(list(schedule.before)) working days before", schedule.onDay ? "on the due day" : nil,
            schedule.after.isEmpty ? nil : "\(list(schedule.after)) working days after",
        ].compactMap(\.self)
        let raised =
            schedule.escalateAfter.map {
                look(" Trễ \($0) ngày làm việc thì báo lãnh đạo cấp trên.", " After \($0) working days the next head above is told.")
            }
            ?? ""
        let quiet =
            schedule.quietFrom == schedule.quietTo
            ? ""
            : look(
                ", không gửi từ \(schedule.quietFrom) giờ đến \(schedule.quietTo) giờ",
                ", nothing between \(schedule.quietFrom):00 and \(schedule.quietTo):00")
        return look("Nhắc \(vi.joined(separator: "; ")).", "Reminders: \(en.joined(separator: "; ")).")
            + look(" Viết thư từ \(schedule.sendHour) giờ\(quiet).", " Mails are written from \(schedule.sendHour):00\(quiet).") + raised
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try SilenceQueries.page(slug: look.visit.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        guard model.mayUrge else { throw Refusal.forbidden }
        return Page(
            look("Lịch nhắc", "Reminders"), place: .movements, breadcrumbs: UrgingPages.crumbs(model.slug, model.name, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Mỗi người nhận nhiều nhất một thư nhắc mỗi ngày, gộp mọi việc; ai cũng chọn được thư hằng tuần hoặc chỉ trang Việc của tôi.",
                    "Nobody gets more than one reminder a day, with everything in it; everybody may choose a weekly mail or the desk alone.")
            }
            form(model)?.html(look, state)
        }
    }

    private static func form(_ model: SilenceModel) -> ActForm? {
        let schedule = model.schedule
        guard var form = ActForm("reminders.set", action: "\(UrgingPages.path(model.slug))/lich-nhac") else { return nil }
        form.only = [
            "on", "before", "on_day", "after", "send_hour", "quiet_from", "quiet_to", "escalate_after", "acknowledge_every",
        ]
        form.prefilled = [
            "on": .bool(schedule.isOn), "before": .string(schedule.before.map { String($0) }.joined(separator: ", ")),
            "on_day": .bool(schedule.onDay), "after": .string(schedule.after.map { String($0) }.joined(separator: ", ")),
            "send_hour": .int(Int64(schedule.sendHour)), "quiet_from": .int(Int64(schedule.quietFrom)), "quiet_to": .int(Int64(schedule.quietTo)),
            "escalate_after": schedule.escalateAfter.map { .int(Int64($0)) } ?? .null, "acknowledge_every": .int(Int64(schedule.acknowledgeEvery)),
        ]
        return form
    }

    @Sendable static func set(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            try SilenceQueries.page(slug: slug, for: look.viewer, today: look.today, in: look.session).movement
        }
        return try await visit.act(
            "reminders.set", form: form, extra: ["movement": .string(movement)], next: { _ in UrgingPages.path(slug) }, again: page)
    }
}
