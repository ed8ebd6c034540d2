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
        try await act(
            "reminders.set",
            [
                "movement": .string(season.movement), "on": true, "before": "3, 1", "on_day": true, "after": "1, 3", "send_hour": 8, "quiet_from": 18,
                "quiet_to": 7, "escalate_after": 5, "acknowledge_every": 5,
            ], as: "head")
        let drafted = try await act("urge.draft", ["movement": .string(season.movement), "unit": "office"], as: "officer")
        season.ids["{letter}"] = drafted.subjectID
        let secret = try await act("feed.open", [:], as: "unitHead").result["secret"]?.string ?? ""
        season.ids["{feed}.ics"] = "\(secret).ics"
    }
}

extension SnapshotTests {
    static func urgingShots(_ town: Town) -> [Shot] {
        let urging = "/phong-trao/\(Town.slug)/don-doc"
        let letter = "\(urging)/\(town.season.ids["{letter}"] ?? "")"
        return [
            Shot("don-doc", "officer", urging), Shot("don-doc-en", "unitHead", "\(urging)?lang=en"),
            Shot("don-doc-lich-nhac", "head", "\(urging)/lich-nhac"), Shot("don-doc-thu", "officer", letter),
            Shot("don-doc-thu-en", "head", "\(letter)?lang=en"), Shot("don-doc-thu-gui", "officer", "\(letter)/gui"),
            Shot("don-doc-thu-in", "officer", "\(letter)/in"), Shot("ho-so-thu-nhac", "staff", "/ho-so/thu-nhac"),
            Shot("ho-so-thu-nhac-en", "unitHead", "/ho-so/thu-nhac?lang=en"), Shot("lich-lam-viec", "officer", "/lich-lam-viec"),
            Shot("lich-lam-viec-en", "staff", "/lich-lam-viec?lang=en"),
            Shot("thu-di", "officer", "/thu-di"), Shot("thu-di-en", "administrator", "/thu-di?lang=en"),
            Shot("thu-di-mot", "officer", "/thu-di/thu-thu"), Shot("thu-di-mot-en", "administrator", "/thu-di/thu-thu?lang=en"),
        ]
    }
}
