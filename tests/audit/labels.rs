//! What else the first vendor's pages do, on an invented page: Korean labels, nested objects printed flat, rows for the
//! elements of lists, fixed numbers, every way to list allowed values, a list cut short, a torn row.

use std::path::Path;

use specbind::audit::{Aspect, Item, Kind, Markup, Profile, read_lines, read_page};

const PAGE: &str = "\
전체 메뉴

주문 조회비동기
버전: v3
GET
/orders/{orderNo}
주문을 조회한다.

요청 헤더
X-Trace
string
조건부
길이 : 12
추적 번호
요청 파라미터
orderNo
number
필수
최소 : 4 , 최대 : 19
kind
number
옵션
값 : 7
lines
array
옵션
최대 : 5
최소 : 1
lines_item
string
옵션
Length : 3
  · A : one
  ‣ B : two
period
object
옵션
from
string
필수
• 형식 : yyyyMMdd
• dd : day of the month
torn
필수
odd
decimal
옵션
응답 코드
전체 보기
200
에러 코드
0000
메시지
OK
설명
404
에러 코드
0404
메시지
None
설명
없음
테스트 데이터
200 - found
Loading...
Request
";

fn shown(item: &Item) -> String {
    let facts = item
        .facts
        .iter()
        .map(|fact| format!("{}={}", fact.aspect.word(), fact.value));
    let values = item.values.iter().map(|value| {
        let meaning = value
            .word(Aspect::Text)
            .map(|meaning| format!("={meaning}"));
        format!("value {}{}", value.name, meaning.unwrap_or_default())
    });
    let all: Vec<String> = facts.chain(values).collect();
    format!("{}: {}", item.name, all.join(", "))
}

#[test]
fn an_invented_page_of_the_first_vendors_layout_is_read_whole() {
    let profile = Profile::read(Path::new("spec/pages/konaplate.toml")).expect("a profile");
    let page = read_page(&read_lines(PAGE, Markup::Text), &profile);
    assert_eq!(
        shown(&page.operation),
        ": title=주문 조회, mode=async, version=v3, method=GET, path=/orders/{orderNo}, text=주문을 조회한다."
    );
    let items = |kind| page.items(kind).iter().map(shown).collect::<Vec<_>>();
    assert_eq!(
        items(Kind::RequestHeader),
        ["X-Trace: type=string, presence=conditional, size=12, text=추적 번호"]
    );
    assert_eq!(
        items(Kind::RequestParameter),
        [
            "orderNo: type=number, presence=required, size=4 to 19",
            "kind: type=number, presence=optional, value 7",
            "lines: type=array, presence=optional, size=1 to 5",
            "lines_item: type=string, presence=optional, size=3, value A=one, value B=two",
            "period: type=object, presence=optional",
            "from: type=string, presence=required, form=yyyyMMdd, text=• dd : day of the month",
            "torn: presence=required",
            "odd: type=decimal, presence=optional",
        ]
    );
    assert_eq!(
        items(Kind::Code),
        [
            "0000: status=200, message=OK",
            "0404: status=404, message=None, text=없음",
        ]
    );
    let codes = page.section(Kind::Code).expect("the part is there");
    assert!(codes.is_visible && codes.is_cut);
    assert_eq!(items(Kind::Case), ["found: status=200"]);
    let headers = page
        .section(Kind::ResponseHeader)
        .expect("the part is known");
    assert!(!headers.is_visible);
    assert_eq!(page.unread, [1..=1, 65..=66]);
}

/// The profile says how values are listed; the code knows no mark.
#[test]
fn allowed_values_are_listed_in_many_ways() {
    let text = std::fs::read_to_string("spec/pages/konaplate.toml").expect("a profile");
    let profile = Profile::parse(&text).expect("a profile");
    let read = |lines: &str, profile: &Profile| {
        let page = PAGE.replace("값 : 7\n", lines);
        let page = read_page(&read_lines(&page, Markup::Text), profile);
        let items = page.items(Kind::RequestParameter);
        shown(
            items
                .iter()
                .find(|item| item.name == "kind")
                .expect("the row"),
        )
    };
    let row = "kind: type=number, presence=optional";
    for lines in [
        "값 : 7 | 8\n",
        "값 : 7, 8\n",
        "Value : 7 / 8\n",
        "Value : \"7\", '8'\n",
        "Value : (7, 8)\n",
        "Value : (7)|(8)\n",
        "Value : [“7”, “8”]\n",
    ] {
        assert_eq!(
            read(lines, &profile),
            format!("{row}, value 7, value 8"),
            "{lines}"
        );
    }
    for lines in [
        "• 7 : on, still\n• \"8\" : off\n",
        "· 7 : on, still\n‣ 8 : off\n",
        "Value : 7 (on, still), 8 (off)\n",
        "Value : 7 (on, still) | “8” (off)\n",
    ] {
        let found = read(lines, &profile);
        assert_eq!(
            found,
            format!("{row}, value 7=on, still, value 8=off"),
            "{lines}"
        );
    }
    let declared = "separators = [\",\", \"|\", \"/\"]";
    assert!(text.contains(declared));
    let other = text.replace(declared, "separators = [\" then \"]");
    let other = Profile::parse(&other).expect("a profile");
    assert_eq!(
        read("값 : 7 then 8\n", &other),
        format!("{row}, value 7, value 8")
    );
    assert_eq!(read("값 : 7|8\n", &other), format!("{row}, value 7|8"));
}
