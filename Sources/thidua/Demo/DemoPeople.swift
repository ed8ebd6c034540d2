internal import Movement
internal import Vietnamese

/// The fictional department of the demonstration: units, posts and people. No name here belongs to anybody known to the authors.
enum DemoPeople {
    struct Unit {
        let code, kind: String
        let name: Text
        let parent: String
    }

    struct Post {
        let code, unit: String
        let title: Text
        let isHead: Bool
        let roles: [Role]
    }

    struct Person {
        let code, name, unit, gender: String
        let isDirect: Bool
    }

    static let units: [Unit] = [
        Unit(code: "bgd", kind: "leadership", name: Text("Ban Giám đốc Sở", "Board of Directors"), parent: "goc"),
        Unit(code: "vp", kind: "office", name: Text("Văn phòng Sở", "Department Office"), parent: "goc"),
        Unit(code: "ttra", kind: "division", name: Text("Thanh tra Sở", "Inspectorate"), parent: "goc"),
        Unit(code: "thqh", kind: "division", name: Text("Phòng Tổng hợp - Quy hoạch", "General Planning Division"), parent: "goc"),
        Unit(code: "ktn", kind: "division", name: Text("Phòng Kinh tế ngành", "Sector Economy Division"), parent: "goc"),
        Unit(code: "khvx", kind: "division", name: Text("Phòng Khoa giáo - Văn xã", "Science, Education and Culture Division"), parent: "goc"),
        Unit(code: "dkkd", kind: "division", name: Text("Phòng Đăng ký kinh doanh", "Business Registration Division"), parent: "goc"),
        Unit(code: "dttd", kind: "division", name: Text("Phòng Đấu thầu và Thẩm định đầu tư", "Bidding and Appraisal Division"), parent: "goc"),
        Unit(code: "xtdt", kind: "affiliated", name: Text("Trung tâm Hỗ trợ và Xúc tiến đầu tư", "Investment Support Centre"), parent: "goc"),
        Unit(code: "chiuy", kind: "partyCell", name: Text("Chi ủy Sở", "Party Cell Committee"), parent: "goc"),
        Unit(code: "cd", kind: "massOrganisation", name: Text("Ban Chấp hành Công đoàn Sở", "Trade Union Executive Committee"), parent: "goc"),
        Unit(code: "chidoan", kind: "massOrganisation", name: Text("Ban Chấp hành Chi đoàn Sở", "Youth Union Branch Committee"), parent: "goc"),
        Unit(
            code: "hd", kind: "council", name: Text("Hội đồng Thi đua - Khen thưởng Sở", "Emulation and Commendation Council"), parent: "goc"),
        Unit(code: "tnd", kind: "board", name: Text("Ban Thanh tra nhân dân", "People's Inspection Board"), parent: "goc"),
    ]

    static let posts: [Post] = [
        Post(code: "gd", unit: "bgd", title: Text("Giám đốc Sở", "Director"), isHead: true, roles: [.head]),
        Post(code: "pgd1", unit: "bgd", title: Text("Phó Giám đốc Sở", "Deputy Director"), isHead: false, roles: []),
        Post(code: "pgd2", unit: "bgd", title: Text("Phó Giám đốc Sở", "Deputy Director"), isHead: false, roles: []),
        Post(code: "cvp", unit: "vp", title: Text("Chánh Văn phòng", "Chief of Office"), isHead: true, roles: [.unitHead]),
        Post(code: "cvtd", unit: "vp", title: Text("Chuyên viên thi đua - khen thưởng", "Emulation Officer"), isHead: false, roles: [.officer]),
        Post(code: "vthu", unit: "vp", title: Text("Văn thư", "Clerk"), isHead: false, roles: [.clerk]),
        Post(code: "ktoan", unit: "vp", title: Text("Kế toán", "Accountant"), isHead: false, roles: [.accountant]),
        Post(code: "qtht", unit: "vp", title: Text("Quản trị mạng", "Network Administrator"), isHead: false, roles: [.administrator]),
        Post(code: "phapche", unit: "ttra", title: Text("Chuyên viên pháp chế", "Legal Officer"), isHead: false, roles: [.legalOfficer]),
        Post(code: "ctra", unit: "ttra", title: Text("Chánh Thanh tra", "Chief Inspector"), isHead: true, roles: [.unitHead]),
        Post(code: "tp-thqh", unit: "thqh", title: Text("Trưởng phòng", "Head of Division"), isHead: true, roles: [.unitHead]),
        Post(code: "tp-ktn", unit: "ktn", title: Text("Trưởng phòng", "Head of Division"), isHead: true, roles: [.unitHead]),
        Post(code: "tp-khvx", unit: "khvx", title: Text("Trưởng phòng", "Head of Division"), isHead: true, roles: [.unitHead]),
        Post(code: "tp-dkkd", unit: "dkkd", title: Text("Trưởng phòng", "Head of Division"), isHead: true, roles: [.unitHead]),
        Post(code: "tp-dttd", unit: "dttd", title: Text("Trưởng phòng", "Head of Division"), isHead: true, roles: [.unitHead]),
        Post(code: "gd-xtdt", unit: "xtdt", title: Text("Giám đốc Trung tâm", "Director of the Centre"), isHead: true, roles: [.unitHead]),
        Post(code: "bt-chiuy", unit: "chiuy", title: Text("Bí thư Chi bộ", "Party Cell Secretary"), isHead: true, roles: [.unitHead]),
        Post(code: "ct-cd", unit: "cd", title: Text("Chủ tịch Công đoàn", "Trade Union Chair"), isHead: true, roles: [.massOrganisation, .unitHead]),
        Post(
            code: "bt-cd", unit: "chidoan", title: Text("Bí thư Chi đoàn", "Youth Union Secretary"), isHead: true,
            roles: [.massOrganisation, .unitHead]),
        Post(code: "ct-hd", unit: "hd", title: Text("Chủ tịch Hội đồng", "Council Chair"), isHead: true, roles: [.councilMember]),
        Post(code: "uv-hd", unit: "hd", title: Text("Ủy viên Hội đồng", "Council Member"), isHead: false, roles: [.councilMember]),
        Post(code: "tk-hd", unit: "hd", title: Text("Thư ký Hội đồng", "Council Secretary"), isHead: false, roles: [.councilSecretary]),
        Post(code: "tb-tnd", unit: "tnd", title: Text("Trưởng ban", "Head of the Board"), isHead: true, roles: [.inspector]),
    ]

    /// The two people who act most: the emulation officer and the Director.
    static let officer = "NV005", director = "NV001", legal = "NV015"

    /// How many people work in each unit; 60 in all.
    private static let sizes: [(String, Int)] = [
        ("bgd", 3), ("vp", 10), ("ttra", 5), ("thqh", 7), ("ktn", 7), ("khvx", 6), ("dkkd", 7), ("dttd", 6), ("xtdt", 9),
    ]

    /// The first people of each unit hold these posts, in this order.
    static let holders: [(post: String, person: String)] = [
        ("gd", "NV001"), ("pgd1", "NV002"), ("pgd2", "NV003"), ("cvp", "NV004"), ("cvtd", "NV005"), ("vthu", "NV006"), ("ktoan", "NV007"),
        ("ctra", "NV014"), ("phapche", "NV015"), ("tp-thqh", "NV019"), ("tp-ktn", "NV026"), ("tp-khvx", "NV033"), ("tp-dkkd", "NV039"),
        ("tp-dttd", "NV046"), ("gd-xtdt", "NV052"), ("bt-chiuy", "NV001"), ("ct-cd", "NV009"), ("bt-cd", "NV021"), ("ct-hd", "NV001"),
        ("uv-hd", "NV014"), ("tk-hd", "NV010"), ("tb-tnd", "NV028"), ("qtht", "NV012"),
    ]

    /// Members of the mass organisations, council and boards besides their own division: unit and people.
    static let memberships: [(unit: String, people: [String])] = [
        ("chiuy", ["NV001", "NV002", "NV004"]), ("cd", ["NV009", "NV022", "NV041"]), ("chidoan", ["NV021", "NV030", "NV055"]),
        ("hd", ["NV001", "NV002", "NV004", "NV009", "NV010", "NV014"]), ("tnd", ["NV028", "NV035", "NV048"]),
    ]

    /// One account for each role that the demonstration's sign-in page offers.
    static let accounts: [(login: String, person: String)] = [
        ("thidua", "NV005"), ("giamdoc", "NV001"), ("truongphong", "NV026"), ("chuyenvien", "NV029"), ("congdoan", "NV009"), ("hoidong", "NV014"),
        ("phapche", "NV015"), ("vanthu", "NV006"), ("ketoan", "NV007"), ("thanhtra", "NV028"), ("thuky", "NV010"), ("quantri", "NV012"),
    ]

    private static let families = [
        "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Mai", "Cao", "Lâm", "Phan",
    ]
    private static let women: [(String, String)] = [
        ("Thị Ngọc", "Ánh"), ("Thị Kim", "Chi"), ("Thị Mỹ", "Dung"), ("Thị Thu", "Hà"), ("Thị Bích", "Hằng"), ("Thị Diễm", "Hương"),
        ("Thị Tuyết", "Lan"), ("Thị Cẩm", "Linh"), ("Thị Hồng", "Loan"), ("Thị Xuân", "Mai"), ("Thị Bảo", "Ngân"), ("Thị Yến", "Nhi"),
        ("Thị Kiều", "Oanh"), ("Thị Như", "Quỳnh"), ("Thị Thanh", "Thảo"), ("Thị Anh", "Thư"), ("Thị Minh", "Trang"), ("Thị Phương", "Uyên"),
    ]
    private static let men: [(String, String)] = [
        ("Hoàng", "Anh"), ("Quốc", "Bảo"), ("Minh", "Châu"), ("Thành", "Danh"), ("Văn", "Đạt"), ("Trung", "Hiếu"), ("Gia", "Huy"), ("Đăng", "Khoa"),
        ("Tấn", "Lộc"), ("Nhật", "Minh"), ("Hữu", "Nghĩa"), ("Phước", "Nhân"), ("Hồng", "Phúc"), ("Thanh", "Sơn"), ("Chí", "Tâm"), ("Quang", "Thịnh"),
        ("Anh", "Tuấn"), ("Công", "Vinh"),
    ]

    /// The sixty people, always the same ones.
    static let people: [Person] = {
        var people: [Person] = []
        for (unit, size) in sizes {
            for place in 0..<size {
                let number = people.count
                let code = "NV" + String(repeating: "0", count: number < 9 ? 2 : 1) + String(number + 1)
                people.append(
                    Person(code: code, name: name(number), unit: unit, gender: gender(number), isDirect: unit != "bgd" && place > 1))
            }
        }
        return people
    }()

    /// A made-up name, always the same for the same number.
    static func name(_ number: Int) -> String {
        let given = number % 2 == 1 ? women[(number / 2) % women.count] : men[(number / 2) % men.count]
        return "\(families[(number * 7 + number / 18) % families.count]) \(given.0) \(given.1)"
    }

    /// What goes with that name.
    static func gender(_ number: Int) -> String { number % 2 == 1 ? "female" : "male" }
}
