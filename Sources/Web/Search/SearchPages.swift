internal import Markup
internal import Movement
internal import Vietnamese

/// Finding things: one box over everything the viewer may see.
enum SearchPages {
    static func page(_ look: Look) throws -> Page {
        let typed = String((look.visit.query("q") ?? "").prefix(SearchQueries.longestQuery))
        let only = look.visit.query("loai").flatMap(SearchKind.init(rawValue:))
        let result = try SearchQueries.find(typed, only: only, today: look.today, for: look.viewer, in: look.session)
        return Page(look("Tìm kiếm", "Search")) {
            form(typed, look)
            if result.words.isEmpty {
                teach(look)
            } else if result.groups.isEmpty {
                nothing(typed, only, look)
            } else {
                p(.class("lead"), .role("status")) {
                    look("Tìm thấy \(result.count) mục.", "\(counted(result.count, "thing")) found.")
                    if only != nil { " " }
                    if only != nil { a(.href("/tim?q=\(typed.addressEncoded)")) { look("Tìm trong mọi loại", "Search every kind") } }
                }
                for group in result.groups { self.group(group, result, typed, isOnly: only != nil, look) }
            }
        }
    }

    /// The box in the masthead of every page.
    static func box(_ look: Look) -> HTML {
        formElement(
            .class("site-search"), .method("get"), .action("/tim"), .role("search"), .aria("label", look("Tìm trong ThiDua", "Search ThiDua"))
        ) {
            labelElement(.class("visually-hidden"), .for("tim-nhanh")) { look("Từ cần tìm", "Words to find") }
            inputElement(
                .type("search"), .id("tim-nhanh"), .name("q"), .maxlength(SearchQueries.longestQuery), .autocomplete("off"),
                .attr("placeholder", look("Tìm", "Search")))
            button(.class("button-quiet"), .type("submit")) { look("Tìm", "Search") }
        }
    }

    private static func form(_ typed: String, _ look: Look) -> HTML {
        formElement(.class("filters"), .method("get"), .action("/tim"), .role("search"), .aria("label", look("Tìm kiếm", "Search"))) {
            div(.class("field")) {
                labelElement(.for("o-tim")) { look("Từ cần tìm", "Words to find") }
                inputElement(
                    .type("search"), .id("o-tim"), .name("q"), .value(typed), .maxlength(SearchQueries.longestQuery), .autocomplete("off"))
            }
            p { button(.class("button"), .type("submit")) { look("Tìm", "Search") } }
        }
    }

    private static func teach(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Gõ vài từ, có dấu hay không dấu, theo thứ tự nào cũng được: “tap huan so” tìm ra “Tập huấn kỹ năng số”.",
                    "Type a few words, with or without diacritics, in any order: “tap huan so” finds “Tập huấn kỹ năng số”.")
            }
            p { look("Tìm được: ", "What can be found: ") + SearchKind.allCases.map { look($0.label).lowercased() }.joined(separator: ", ") + "." }
        }
    }

    private static func nothing(_ typed: String, _ only: SearchKind?, _ look: Look) -> HTML {
        div(.class("empty"), .role("status")) {
            p { look("Không tìm thấy gì có đủ các từ “\(typed)”.", "Nothing has all the words “\(typed)”.") }
            p { look("Bỏ bớt từ, hoặc chỉ gõ phần đầu của từ.", "Use fewer words, or only the beginning of a word.") }
            if only != nil { p { a(.href("/tim?q=\(typed.addressEncoded)")) { look("Tìm trong mọi loại", "Search every kind") } } }
            if !look.viewer.isSignedIn {
                p {
                    a(.href("/dang-nhap?ve=\("/tim?q=\(typed.addressEncoded)".addressEncoded)")) { look("Đăng nhập", "Sign in") }
                    look(" để tìm cả những gì chỉ người trong cơ quan xem được.", " to find also what only people of the agency may see.")
                }
            }
        }
    }

    private static func group(_ group: SearchGroup, _ result: SearchResult, _ typed: String, isOnly: Bool, _ look: Look) -> HTML {
        PlanParts.section("loai-\(group.kind.rawValue)", "\(look(group.kind.label)) (\(group.count))") {
            ul(.class("task-list")) {
                for hit in group.hits {
                    li {
                        a(.href(hit.href)) {
                            span(.when(hit.title.vi == hit.title.en, .lang("vi"))) { marked(look(hit.title), result.words) }
                            let detail = look(hit.detail)
                            if !detail.isEmpty {
                                span(.class("meta"), .when(hit.detail.vi == hit.detail.en, .lang("vi"))) { marked(detail, result.words) }
                            }
                        }
                    }
                }
            }
            if group.count > group.hits.count {
                if isOnly {
                    p(.class("meta")) {
                        look(
                            "Hiện \(group.hits.count) mục đầu; gõ thêm từ để thu hẹp.",
                            "The first \(group.hits.count) are shown; type more words to narrow it down.")
                    }
                } else {
                    p {
                        a(.href("/tim?q=\(typed.addressEncoded)&loai=\(group.kind.rawValue)")) {
                            look("Xem cả \(group.count) mục: ", "See all \(group.count): ") + look(group.kind.label)
                        }
                    }
                }
            }
        }
    }

    private static func marked(_ text: String, _ words: [String]) -> HTML {
        HTML(Snippet.pieces(of: text, words).map { piece in piece.isMatch ? mark { piece.text } : .text(piece.text) })
    }
}
