internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

extension TownBuilder {
    /// Days of the calendar, and a mail that did not go out.
    func urging(_ season: inout TownSeason) async throws {
        for (day, kind, name) in [("2025-04-30", "off", "Ngày Chiến thắng"), ("2025-04-26", "worked", "Làm bù ngày 02/5")] {
            try await act(
                "calendar.set", ["day": .string(day), "kind": .string(kind), "name": .string(name), "source": "Thông báo thử số 1/TB"], as: "officer")
        }
        try await world.database.write { session in
            let mail = NewMail(
                person: "staff", address: "staff@so.gov.vn", kind: .reminder, dedupe: "day:staff:2025-03-03", subject: "Việc đến hạn hôm nay",
                body: "Kính gửi Người staff,\n\nBáo cáo quý I: ⟦lien-ket-1⟧", pages: ["/viec-cua-toi"])
            _ = try mail.store(id: "thu-thu", agency: TestWorld.agency, now: TestWorld.noon, in: session)
            try session.execute(
                "UPDATE mail SET state = 'bounced', problem = 'exit:67', attempts = 1 WHERE agency_id = \(TestWorld.agency) AND mail_id = 'thu-thu'")
        }
        season.ids["{mail}"] = "thu-thu"
    }
}

extension SnapshotTests {
    static func urgingShots(_ town: Town) -> [Shot] {
        [
            Shot("lich-lam-viec", "officer", "/lich-lam-viec"), Shot("lich-lam-viec-en", "staff", "/lich-lam-viec?lang=en"),
            Shot("thu-di", "officer", "/thu-di"), Shot("thu-di-en", "administrator", "/thu-di?lang=en"),
            Shot("thu-di-mot", "officer", "/thu-di/thu-thu"), Shot("thu-di-mot-en", "administrator", "/thu-di/thu-thu?lang=en"),
        ]
    }
}
