"""Names of bodies in capitals, and as they are written in a sentence."""

from __future__ import annotations

import pytest

from pipeline.link.bodycase import body_case

NAMES = [
    # schools have proper names
    ("TRƯỜNG THCS GIAO THANH", "Trường THCS Giao Thanh"),
    ("TRƯỜNG TIỂU HỌC SỐ 2 NAM LÝ", "Trường Tiểu học số 2 Nam Lý"),
    ("TRƯỜNG TH&THCS TÂN LẬP HUYỆN MỘC CHÂU", "Trường TH&THCS Tân Lập huyện Mộc Châu"),
    ("TRƯỜNG TIỂU HỌC VÀ THCS ĐẠO TRÙ", "Trường Tiểu học và THCS Đạo Trù"),
    ("TRƯỜNG MẦM NON 19-5", "Trường Mầm non 19-5"),
    ("TRƯỜNG THPT LẤP VÒ 1", "Trường THPT Lấp Vò 1"),
    ("TRƯỜNG TIỂU HỌC MỸ LONG 2", "Trường Tiểu học Mỹ Long 2"),
    ("TRƯỜNG THCS TÂN LẬP 1 HUYỆN MỘC CHÂU", "Trường THCS Tân Lập 1 huyện Mộc Châu"),
    ("TRƯỜNG TIỂU HỌC NAM LÝ SỐ 2", "Trường Tiểu học Nam Lý Số 2"),
    ("CHI BỘ TRƯỜNG THPT CHUYÊN LÊ QUÝ ĐÔN", "Chi bộ Trường THPT chuyên Lê Quý Đôn"),
    ("TRƯỜNG CAO ĐẲNG SƯ PHẠM", "Trường Cao đẳng sư phạm"),
    # the last words are a province or district
    ("CÔNG TY CẤP NƯỚC ĐỒNG THÁP", "Công ty Cấp nước Đồng Tháp"),
    ("BỆNH VIỆN ĐA KHOA KHU VỰC CAI LẬY", "Bệnh viện Đa khoa khu vực Cai Lậy"),
    ("CÔNG TY TNHH MTV CẤP THOÁT NƯỚC", "Công ty TNHH MTV cấp thoát nước"),
    ("PHÒNG VĂN HÓA VÀ THÔNG TIN", "Phòng Văn hóa và Thông tin"),
    # villages
    ("CHI BỘ THÔN LIÊN MỸ", "Chi bộ thôn Liên Mỹ"),
    ("CHI BỘ BẢN NÀ SẢN", "Chi bộ bản Nà Sản"),
    ("CHI BỘ KHU PHỐ 3", "Chi bộ khu phố 3"),
    ("PHÒNG KIỂM SOÁT VĂN BẢN", "Phòng Kiểm soát văn bản"),
    ("HỢP TÁC XÃ NÔNG NGHIỆP THỐNG NHẤT", "Hợp tác xã Nông nghiệp Thống Nhất"),
    # tones as printed, one body in another
    ("UỶ BAN NHÂN DÂN HUYỆN TÂY SƠN", "Uỷ ban nhân dân huyện Tây Sơn"),
    ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân"),
    ("BCH HỘI NÔNG DÂN HUYỆN CÀNG LONG", "BCH Hội Nông dân huyện Càng Long"),
    ("BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN", "Ban Chấp hành Đảng bộ huyện"),
    ("BẢO HIỂM XÃ HỘI TỈNH GIA LAI", "Bảo hiểm xã hội tỉnh Gia Lai"),
]


@pytest.mark.parametrize(("printed", "written"), NAMES)
def test_a_name_as_in_a_sentence(rules, printed, written):
    assert body_case(rules).written(printed, [], "2022-01-01") == written
