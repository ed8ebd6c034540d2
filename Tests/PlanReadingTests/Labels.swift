/// Labels, made by hand, of two real plans that are not part of the repository: clause paths, and the bodies each names as doing it.
enum Labels {
    static let canTho157 = """
        I.1.a
        I.1.b
        I.1.c
        I.1.d
        I.2.a
        I.2.b
        I.2.c
        III.1
        III.1.1
        III.1.2
        III.1.3
        III.1.4
        III.1.5
        III.2.a: Ủy ban nhân dân xã, phường
        III.2.b: Ủy ban nhân dân xã, phường; Các ngân hàng thương mại; Ngân hàng; Cán bộ ngân hàng
        III.2.c: Ủy ban nhân dân xã, phường; Các tổ chức chi trả dịch vụ
        III.2.d
        III.2.đ
        III.3.a: Sở Y tế
        III.3.b
        III.4.a: Hội đồng thi đua
        III.4.b
        V.1.a: Sở Y tế; Sở, ban ngành liên quan
        V.1.b: Sở Y tế
        V.1.c: Sở Y tế; Sở Nội vụ
        V.1.d: Sở Y tế
        V.1.đ: Sở Y tế
        V.2: Sở Nội vụ; Sở Y tế
        V.3.a: Ngân hàng Nhà nước chi nhánh khu vực 14; Sở Y tế
        V.3.a.a: Ngân hàng Nhà nước chi nhánh khu vực 14; Các ngân hàng thương mại; Sở Y tế; Địa phương
        V.3.a.b: Ngân hàng Nhà nước chi nhánh khu vực 14; Ủy ban nhân dân xã, phường
        V.3.a.c: Ngân hàng Nhà nước chi nhánh khu vực 14
        V.3.b: Ngân hàng Nhà nước chi nhánh khu vực 14
        V.4: Sở Khoa học và Công nghệ
        V.5.a: Ủy ban nhân dân xã, phường
        V.5.b: Ủy ban nhân dân xã, phường; Tổ chức chính trị - xã hội
        V.5.c: Ủy ban nhân dân xã, phường; Các tổ chức cung cấp dịch vụ chi trả; Ngân hàng; Cán bộ ngân hàng
        V.5.d: Ủy ban nhân dân xã, phường; Các đơn vị liên quan
        V.5.đ: Ủy ban nhân dân xã, phường
        V.6.a: Các tổ chức cung cấp dịch vụ chi trả
        V.6.b: Các tổ chức cung cấp dịch vụ chi trả
        V.6.c: Các tổ chức cung cấp dịch vụ chi trả
        PL.1
        PL.2
        PL.3
        PL.4
        PL.5
        PL.6
        PL.7
        PL.8
        """

    static let dakLak125 = """
        I.1.a
        I.1.b
        I.1.c
        I.2.a: Các cơ quan Đảng trực thuộc Tỉnh ủy; Các cơ quan Trung ương đóng trên địa bàn tỉnh; Các sở, ban, ngành; \
        Mặt trận Tổ quốc; Các hội, đoàn thể; UBND các xã, phường; Các doanh nghiệp trong khối thi đua tỉnh; \
        Người đứng đầu cấp ủy; Thủ trưởng các cơ quan, địa phương, đơn vị
        I.2.b
        I.2.c: Các cơ quan, đơn vị, địa phương
        II.2.a: Các cơ quan chuyên môn từ tỉnh đến địa phương
        II.2.b
        II.2.c
        II.2.d
        II.2.đ
        II.2.e
        II.2.g
        III.1.b.a
        III.1.b.b
        III.1.b.c
        III.1.b.d
        III.3.1
        III.3.2.a.a
        III.3.2.a.a.a
        III.3.2.a.a.b
        III.3.2.a.a.c
        III.3.2.a.a.d
        III.3.2.a.a.đ
        III.3.2.a.b
        III.3.2.a.b.a
        III.3.2.a.b.b
        III.3.2.a.b.c
        III.3.2.a.b.d
        III.3.2.a.b.đ
        III.3.2.b
        III.3.2.b.a
        III.3.2.b.b
        III.3.2.b.c
        III.3.3: Chủ tịch UBND xã, phường; Thủ trưởng các cơ quan, đơn vị
        VI.1: Ban Tuyên giáo và Dân vận Tỉnh ủy
        VI.2: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Các tổ chức chính trị - xã hội tỉnh
        VI.3: Các cơ quan, đơn vị, địa phương thuộc tỉnh; Cơ quan báo chí
        VI.4: Sở Văn hóa, Thể thao và Du lịch
        VI.5: Các cơ quan thông tin, truyền thông của tỉnh
        VI.6: Sở Nội vụ
        """
}
