internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Import of people and units: choosing a file.
enum ImportPages {
    static func choose(_ state: FormState, _ look: Look) throws -> Page {
        try look.requireManager()
        return Page(
            look("Nhập từ tệp", "Import a file"), status: state.refusal?.status ?? .ok, place: .organisation,
            breadcrumbs: [(look("Tổ chức", "Organisation"), "/to-chuc")]
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Tải tệp mẫu, điền vào, rồi tải lên để xem trước từng dòng. Chưa có gì thay đổi cho tới khi bạn xác nhận.",
                    "Download the template, fill it in, and upload it to preview every line. Nothing changes until you confirm.")
            }
            templates(look)
            form(state, look)
            h2 { look("Cách nhập", "How it works") }
            ul {
                li {
                    look("Được cả hoặc không gì cả: một dòng sai thì chưa nhập dòng nào.", "All or nothing: one wrong line and nothing is imported.")
                }
                li {
                    look(
                        "Nhận ra nhau theo mã: nhập lại cùng một tệp không tạo bản trùng.",
                        "Lines are matched by code: importing the same file again makes no duplicates.")
                }
                li {
                    look(
                        "Ô để trống không xóa nội dung đang có; tệp không đưa ai ra khỏi đơn vị.",
                        "Empty cells erase nothing, and a file takes nobody out of a unit.")
                }
            }
            columns(.people, look)
            columns(.units, look)
        }
    }

    private static func templates(_ look: Look) -> HTML {
        ul {
            li { template(look("Mẫu danh sách người: ", "Template for people: "), "mau-nguoi") }
            li { template(look("Mẫu danh sách đơn vị: ", "Template for units: "), "mau-don-vi") }
        }
    }

    private static func template(_ label: String, _ name: String) -> HTML {
        HTML([
            .text(label), a(.href("/to-chuc/nhap/\(name).xlsx"), .aria("label", label + "XLSX")) { "XLSX" }, .text(" · "),
            a(.href("/to-chuc/nhap/\(name).csv"), .aria("label", label + "CSV")) { "CSV" },
        ])
    }

    private static func form(_ state: FormState, _ look: Look) -> HTML {
        let kinds = ImportKind.allCases.map { Choice($0.rawValue, $0.label) }
        let field = Field.choice("loai", Text("Tệp ghi danh sách", "The file lists"), kinds).declaration
        let chosen = FormState(values: ["loai": .string(state.text("loai") ?? ImportKind.people.rawValue)])
        return formElement(.method("post"), .action("/to-chuc/nhap"), .attr("enctype", "multipart/form-data"), .flag("novalidate")) {
            Layout.hiddenFields(look)
            FieldControl(field: field, current: chosen, choices: kinds, problem: state.problem(of: "loai")).html(look)
            fileField(state.problem(of: "tep"), look)
            p { button(.class("button"), .type("submit")) { look("Xem trước", "Preview") } }
        }
    }

    private static func fileField(_ problem: Text?, _ look: Look) -> HTML {
        div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-tep")) { look("Tệp CSV hoặc XLSX", "CSV or XLSX file") }
            p(.class("hint"), .id("o-tep-goi-y")) {
                look("Nhiều nhất 16 MB. Dòng đầu ghi tên các cột.", "At most 16 MB. The first line names the columns.")
            }
            if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("file"), .id("o-tep"), .name("tep"), .attr("accept", ".csv,.xlsx,text/csv"),
                .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
        }
    }

    private static func columns(_ kind: ImportKind, _ look: Look) -> HTML {
        let caption =
            kind == .people
            ? look("Các cột của danh sách người", "Columns of the list of people")
            : look("Các cột của danh sách đơn vị", "Columns of the list of units")
        return details {
            summaryElement { caption }
            AgencyParts.table(
                caption, [.init(look("Cột", "Column")), .init(look("Nội dung", "What belongs in it")), .init(look("Bắt buộc", "Required"))]
            ) {
                for column in kind.columns {
                    tr {
                        th(.scope("row")) { look(column.title) }
                        td { look(column.hint) }
                        td { column.isRequired ? look("có", "yes") : look("không", "no") }
                    }
                }
            }
        }
    }
}
