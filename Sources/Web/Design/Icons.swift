/// The lotus of Đồng Tháp, drawn for this project; its colours come from the style sheet except in the icon of the browser tab.
enum Icons {
    /// The sign beside the name of the site; decoration, so it has no text for screen readers.
    static let lotusSVG = #"<svg class="lotus" viewBox="0 2 64 60" aria-hidden="true" focusable="false">\#(petals)</svg>"#

    /// The lotus on its water, for the top of the public home page.
    static let heroSVG = #"""
        <svg class="lotus" viewBox="8 2 304 244" aria-hidden="true" focusable="false">\#
        <path class="water" d="M14 196q32-9 64 0t64 0 64 0 64 0 36 0M52 216q27-8 54 0t54 0 54 0 54 0M96 235q22-7 44 0t44 0 44 0"/>\#
        <path class="pad" d="M30 190c-2-13 26-23 62-23 12 0 24 1 33 3l-30 21 52-6c-4 17-36 21-66 21-30-1-50-6-51-16Z"/>\#
        <path class="pad" d="M292 186c1-10-18-18-45-19-10 0-19 1-26 3l22 16-40-5c3 14 26 19 50 19 23 0 38-5 39-14Z"/>\#
        <g transform="translate(42 -4) scale(3.7)">\#(petals)</g></svg>
        """#

    /// The icon of the browser tab, with its own colours because no style sheet reaches it.
    static let favicon = #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 2 64 60"><g stroke="#fff" stroke-width="1.5" stroke-linejoin="round">\#
        \#(petals(far: "#e9b6ce", mid: "#d47fa8", near: "#bb4880", centre: "#a3195b"))</g></svg>
        """#

    private static let petals = drawing { #"class="petal-\#($0)""# }

    private static func petals(far: String, mid: String, near: String, centre: String) -> String {
        let colours = ["far": far, "mid": mid, "near": near, "centre": centre]
        return drawing { #"fill="\#(colours[$0] ?? centre)""# }
    }

    /// Three petals on each side, the farthest first, and the one in the middle over all of them.
    private static func drawing(_ look: (String) -> String) -> String {
        let side = [
            ("far", "M32 52c10 6.5 25.5 4 31-9.5C53 37.5 41 42 32 52Z"),
            ("mid", "M32 52c14 1 27-8.5 29.5-26.5C49 26 38 36 32 52Z"),
            ("near", "M32 52c12.5-3 21.5-17 18.5-37C40 20 33 33 32 52Z"),
        ]
        let mirror = #" transform="matrix(-1 0 0 1 64 0)""#
        let pairs = side.map { name, path in #"<path \#(look(name)) d="\#(path)"/><path \#(look(name))\#(mirror) d="\#(path)"/>"# }
        return pairs.joined() + #"<path \#(look("centre")) d="M32 52C20 43 20 23 32 6c12 17 12 37 0 46Z"/>"#
    }
}
