internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The frame every page stands in.
enum Layout {
    static func render(_ page: Page, _ look: Look) -> HTML {
        let theme = look.visit.theme
        let title = page.status.code >= 400 && page.status.code != 404 ? look("Lỗi: ", "Error: ") + page.title : page.title
        return document(.lang(look.language.rawValue), .when(theme != .auto, .data("theme", theme.rawValue))) {
            head {
                meta(.attr("charset", "utf-8"))
                meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                titleElement { "\(title) · \(look.agency?.shortName ?? "ThiDua") · ThiDua" }
                if let summary = page.summary { meta(.name("description"), .content(summary)) }
                page.head
                meta(.name("color-scheme"), .content("light dark"))
                linkElement(.rel("stylesheet"), .href(StaticFiles.stylesheetPath))
                linkElement(.rel("icon"), .type("image/svg+xml"), .href(StaticFiles.iconPath))
            }
            body {
                a(.class("skip-link"), .href("#noi-dung")) { look("Tới nội dung chính", "Skip to main content") }
                if look.visit.site.isDemo { demoBanner(look) }
                masthead(page, look)
                // What a sheet of paper says of where it comes from.
                p(.class("print-only print-source")) {
                    look.agency.map { look($0.name) + " · " } ?? ""
                    // The host comes from the configuration only: public pages are kept, and a header must not get into them.
                    "ThiDua · \(look.visit.site.configuration.origin ?? "")\(look.visit.address.prefix { $0 != "?" }) · \(look.today.vietnamese)"
                }
                div(.class(page.isWide ? "page wide" : "page")) {
                    if !page.breadcrumbs.isEmpty { breadcrumbs(page, look) }
                    main(.id("noi-dung"), .tabindex(-1)) {
                        // What was recorded, unless the page has to say that it was not right.
                        if let done = look.justDone, page.status == .ok { doneNotice(done, look) }
                        if !page.hidesHeading { h1 { page.title } }
                        page.content
                    }
                }
                pageFooter(look)
            }
        }
    }

    private static func demoBanner(_ look: Look) -> HTML {
        aside(.class("banner-demo"), .aria("label", look("Bản trình diễn", "Demonstration"))) {
            p {
                strong { look("Bản trình diễn.", "Demonstration.") }
                " "
                look(
                    "Mọi người, số liệu và sự việc ở đây đều là hư cấu.", "All people, figures and events here are fictional.")
                if !look.viewer.isSignedIn {
                    " "
                    a(.href("/dang-nhap/trinh-dien")) { look("Đăng nhập thử theo vai", "Sign in as a demonstration role") }
                }
            }
        }
    }

    private static func masthead(_ page: Page, _ look: Look) -> HTML {
        headerElement(.class("masthead")) {
            a(.class("brand"), .href("/")) {
                HTML.unsafeRaw(Icons.lotusSVG)  // our own drawing, compiled in
                span(.class("brand-name")) { "ThiDua" }
                if let agency = look.agency { span(.class("brand-agency")) { look(agency.name) } }
            }
            nav(.class("main-nav"), .aria("label", look("Trang chính", "Main"))) {
                ul { for item in menu(look) { menuItem(item, page.place) } }
            }
            SearchPages.box(look)
            nav(.class("user-nav"), .aria("label", look("Cá nhân", "Personal"))) {
                ul {
                    li { languageSwitch(look) }
                    if look.viewer.isSignedIn {
                        li { a(.href("/ho-so"), .when(page.place == .profile, .aria("current", "page"))) { look.viewer.name } }
                        li {
                            formElement(.class("inline-form"), .method("post"), .action("/dang-xuat")) {
                                hiddenFields(look)
                                button(.class("button-quiet"), .type("submit")) { look("Đăng xuất", "Sign out") }
                            }
                        }
                    } else {
                        if look.viewer.guest != nil { li { a(.href(GuestParts.mine)) { look("Dữ liệu của tôi", "My data") } } }
                        li { a(.href("/dang-nhap")) { look("Đăng nhập", "Sign in") } }
                    }
                }
            }
        }
    }

    private static func menu(_ look: Look) -> [(MenuPlace, String, String)] {
        var items: [(MenuPlace, String, String)] = []
        if look.viewer.isSignedIn { items.append((.desk, "/viec-cua-toi", look("Việc của tôi", "My desk"))) }
        items.append((.movements, "/phong-trao", look("Phong trào", "Movements")))
        if PlanPolicy.mayReadDrafts(look.viewer) { items.append((.plans, "/ke-hoach", look("Kế hoạch", "Plans"))) }
        items.append((.awards, AwardParts.base, look("Khen thưởng", "Commendation")))
        items.append((.organisation, "/to-chuc", look("Tổ chức", "Organisation")))
        if look.viewer.isSignedIn { items.append((.people, "/nguoi", look("Người", "People"))) }
        if look.viewer.has(.administrator) { items.append((.administration, "/quan-tri", look("Quản trị", "Administration"))) }
        items.append((.record, "/so-cai", look("Sổ cái", "Record")))
        return items
    }

    private static func menuItem(_ item: (MenuPlace, String, String), _ here: MenuPlace) -> HTML {
        li { a(.href(item.1), .when(item.0 == here, .aria("current", "page"))) { item.2 } }
    }

    private static func languageSwitch(_ look: Look) -> HTML {
        let other: Language = look.language == .vi ? .en : .vi
        return formElement(.class("inline-form"), .method("post"), .action("/ngon-ngu")) {
            inputElement(.type("hidden"), .name("lang"), .value(other.rawValue))
            inputElement(.type("hidden"), .name("ve"), .value(look.visit.address))
            button(.class("button-quiet"), .type("submit"), .lang(other.rawValue)) { other == .en ? "English" : "Tiếng Việt" }
        }
    }

    private static func breadcrumbs(_ page: Page, _ look: Look) -> HTML {
        nav(.class("breadcrumbs"), .aria("label", look("Đường dẫn", "Breadcrumb"))) {
            ol { for crumb in page.breadcrumbs { li { a(.href(crumb.href)) { crumb.label } } } }
        }
    }

    private static func doneNotice(_ done: Text, _ look: Look) -> HTML {
        div(.class("notice notice-done"), .role("status")) {
            p {
                strong { look("Đã ghi vào sổ: ", "Recorded: ") }
                look(done)
            }
        }
    }

    private static func pageFooter(_ look: Look) -> HTML {
        footer(.class("footer")) {
            p {
                "ThiDua · "
                look("ngày ", "")
                timeElement(.datetime(look.today.iso)) { look.today.vietnamese }
                if look.visit.site.isDemo { look(" · dữ liệu hư cấu", " · fictional data") }
            }
            ul {
                li { a(.href("/so-cai")) { look("Sổ cái kiểm chứng được", "Verifiable record") } }
                li { a(.href("/rieng-tu")) { look("Dữ liệu cá nhân", "Personal data") } }
                li { a(.href("/openapi.json")) { "API" } }
                li { themeSwitch(look) }
            }
        }
    }

    private static func themeSwitch(_ look: Look) -> HTML {
        let next: Theme = look.visit.theme == .dark ? .light : .dark
        return formElement(.class("inline-form"), .method("post"), .action("/giao-dien")) {
            inputElement(.type("hidden"), .name("theme"), .value(next.rawValue))
            inputElement(.type("hidden"), .name("ve"), .value(look.visit.address))
            button(.class("button-quiet"), .type("submit")) { next == .dark ? look("Nền tối", "Dark") : look("Nền sáng", "Light") }
        }
    }

    /// The fields every form of a signed-in reader carries: the token against foreign forms, and a key that makes sending twice harmless.
    static func hiddenFields(_ look: Look) -> HTML {
        HTML([
            look.csrf.map { inputElement(.type("hidden"), .name("_csrf"), .value($0)) } ?? HTML(),
            inputElement(.type("hidden"), .name("_key"), .value(look.visit.site.runner.randomness.identifier(at: look.now))),
        ])
    }
}
