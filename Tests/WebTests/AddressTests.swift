internal import Testing

@testable internal import Web

@Suite struct AddressTests {
    @Test(arguments: [
        "/", "/phong-trao", "/phong-trao?q=a%20b&trang=2#dau", "/nguoi/01j?ve=/x", "/a//b", "/%2F%2Fevil.example", "/@evil.example",
    ])
    func pathsOfThisSiteAreKept(_ address: String) {
        #expect(LocalAddress.checked(address) == address)
    }

    @Test(arguments: [
        "", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)", "evil.example",
        " /", "/a b", "/a\r\nSet-Cookie: x=1", "/a\n", "/\t/evil.example", "/\u{0}", "/đường", "/\u{2028}", "/a\u{7F}", "?q=1", "#a",
    ])
    func everythingElseIsNot(_ address: String) {
        #expect(LocalAddress.checked(address) == nil)
    }

    @Test func noAddressIsNotLocal() { #expect(LocalAddress.checked(nil) == nil) }

    @Test(arguments: [
        ("", ""), ("a", "a"), ("%41", "A"), ("%e1%bb%85", "ễ"), ("a+b", "a+b"), ("%2B", "+"), ("%25", "%"), ("Nguyễn", "Nguyễn"),
    ])
    func percentDecoding(_ text: String, _ expected: String) {
        #expect(PercentEncoding.decode(text[...], plusIsSpace: false) == expected)
    }

    @Test(arguments: ["%", "%4", "a%", "%g1", "%1g", "%%41", "%E1%BB", "%FF", "%C0%80", "%ED%A0%80", "%F8%88%80%80%80", "%00", "a%00b", "\u{0}"])
    func badPercentEncodingIsNothing(_ text: String) {
        #expect(PercentEncoding.decode(text[...], plusIsSpace: false) == nil)
        #expect(PercentEncoding.decode(text[...], plusIsSpace: true) == nil)
    }

    @Test func plusIsASpaceOnlyInForms() {
        #expect(PercentEncoding.decode("a+b%2B", plusIsSpace: true) == "a b+")
        #expect(PercentEncoding.decode("a+b%2B", plusIsSpace: false) == "a+b+")
    }

    @Test(arguments: ["", "abc-._~", "a b", "a/b?c=d&e#f", "Nguyễn Văn Đường", "%41", "\r\n\t\"<>'", "👩‍👩‍👧"])
    func encodingIsUndoneByDecoding(_ text: String) {
        let encoded = PercentEncoding.encode(text)
        #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>'&?#/".utf8.contains($0) })
        #expect(PercentEncoding.decode(encoded[...], plusIsSpace: true) == text)
    }
}

@Suite struct CookieTests {
    @Test(arguments: [
        ("thidua=abc", "abc"), ("a=1; thidua=abc", "abc"), ("a=1;thidua=abc;b=2", "abc"), ("thidua=a=b", "a=b"), ("thidua=", ""),
        ("thidua=one; thidua=two", "one"), ("; ;thidua=x", "x"),
    ])
    func findsACookie(_ header: String, _ expected: String) {
        #expect(Cookies(header)["thidua"] == expected)
    }

    @Test(arguments: ["", "thidua", "xthidua=1", "thiduax=1", "THIDUA=1", "a=thidua=1", ";;;", "="])
    func findsNothing(_ header: String) {
        #expect(Cookies(header)["thidua"] == nil)
    }

    @Test func noHeaderHasNoCookies() { #expect(Cookies(nil)["thidua"] == nil) }

    @Test func theSessionCookieIsClosedToScriptsAndOtherSites() {
        #expect(SessionCookie.set("x", secure: true) == "thidua=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure")
        #expect(SessionCookie.set("x", secure: false) == "thidua=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800")
        #expect(SessionCookie.clear(secure: true) == "thidua=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure")
    }
}
