//! The container, the chain of events, and their phases (2.3).

use expect_test::{Expect, expect};

use super::super::script::{Script, write};
use super::super::vectors::MIXED;
use super::{check, check_bytes};
use crate::chain::EventKind::{Ballot, EncryptedTally, EndBallots, PartialDecryption, Result as End, Setup};
use crate::container::RecordKind::{Data, Event};

/// Writes the checksum of the n-th record's header again (2.3).
fn mend_checksum(bytes: &mut [u8], header: usize) {
    bytes[header + 148..header + 156].fill(b' ');
    let sum: u32 = bytes[header..header + 512].iter().map(|it| u32::from(*it)).sum();
    bytes[header + 148..header + 156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

/// Where the second record begins: after the header's two blocks.
const SECOND: usize = 1024;

#[test]
fn every_byte_of_the_container_is_fixed() {
    let field = |at: usize, text: &'static [u8], expected: Expect| {
        check_bytes(
            |bytes| {
                bytes[SECOND + at..SECOND + at + text.len()].copy_from_slice(text);
                mend_checksum(bytes, SECOND);
            },
            expected,
        );
    };
    field(0, b"A", expect!["record 1: the field Name of the record's header is not what it must be"]);
    field(64, b".evil", expect!["record 1: the field Name of the record's header is not what it must be"]);
    field(90, b"x", expect!["record 1: the field Name of the record's header is not what it must be"]);
    field(100, b"0000755", expect!["record 1: the field Mode of the record's header is not what it must be"]);
    field(108, b"0000001", expect!["record 1: the field Uid of the record's header is not what it must be"]);
    field(116, b"0000001", expect!["record 1: the field Gid of the record's header is not what it must be"]);
    field(124, b"       2073", expect!["record 1: the field Size of the record's header is not what it must be"]);
    field(135, b" ", expect!["record 1: the field Size of the record's header is not what it must be"]);
    field(136, b"15300000000", expect!["record 1: the field Mtime of the record's header is not what it must be"]);
    field(156, b"5", expect!["record 1: the field Kind of the record's header is not what it must be"]);
    field(257, b"ustar", expect!["record 1: the field Rest of the record's header is not what it must be"]);
    check_bytes(|bytes| bytes[SECOND + 149] ^= 1, expect!["record 1: the field Checksum of the record's header is not what it must be"]);
    check_bytes(
        |bytes| {
            let size = usize::from_str_radix(std::str::from_utf8(&bytes[SECOND + 124..SECOND + 135]).unwrap(), 8).unwrap();
            bytes[SECOND + 512 + size] = b'\n';
        },
        expect!["record 1: the record is not padded with zeros"],
    );
    check_bytes(|bytes| bytes.truncate(bytes.len() - 1), expect!["byte 214528: the file ends inside a record"]);
    check_bytes(|bytes| bytes.truncate(SECOND + 100), expect!["byte 1024: the file ends inside a record"]);
    check_bytes(|bytes| bytes.truncate(SECOND + 1024), expect!["byte 1024: the file ends inside a record"]);
    check_bytes(|bytes| bytes.clear(), expect!["byte 0: the file ends inside a record"]);
    check_bytes(|bytes| bytes.extend([0; 1024]), expect!["byte 215552: a block of zeros stands where a record should begin"]);
    check_bytes(|bytes| drop(bytes.drain(..SECOND)), expect!["byte 0: the archive does not begin with its header"]);
    let header = |content: &'static str, expected: Expect| {
        check_bytes(
            |bytes| {
                let mut begin = crate::container::begin(1_795_328_070);
                begin.truncate(512);
                begin[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
                mend_checksum(&mut begin, 0);
                begin.extend(content.as_bytes());
                begin.resize(SECOND, 0);
                begin.extend(&bytes[SECOND..]);
                *bytes = begin;
            },
            expected,
        );
    };
    header(r#"{"version":2,"timestamp":"1795328070"}"#, expect!["record 0: the archive's header is not that of version 1"]);
    header(r#"{"version":1,"timestamp":1795328070}"#, expect!["record 0: the archive's header is not that of version 1"]);
    header(r#"{"version":1,"timestamp":"01795328070"}"#, expect!["record 0: the archive's header is not that of version 1"]);
    header(r#"{"timestamp":"1795328070","version":1}"#, expect!["record 0: the archive's header is not that of version 1"]);
    header(r#"{"version":1,"timestamp":"1795328071"}"#, expect!["record 0: the field Mtime of the record's header is not what it must be"]);
}

#[test]
fn a_record_is_what_its_name_says_and_comes_once() {
    check_bytes(
        |bytes| {
            let at = bytes.windows(7).position(|it| it == b"Charlie").unwrap();
            bytes[at] = b'c';
        },
        expect![
            "record 1: the content's hash is 9aa4e798f9f89b236f72d8fd129b213d2b82b994a0354f7cc5cd17274d774a5e, the name says 4954d9c5cd3ef18dd6325a8d141ab87aaa3fe65cb9b82bc82f3e7fc75339ae8c"
        ],
    );
    check_bytes(
        |bytes| {
            let mut records = Script::of(bytes).records(|_, _| {});
            records.insert(1, records[0].clone());
            *bytes = write(1_795_328_070, &records);
        },
        expect!["record 2: the record 4954d9c5cd3ef18dd6325a8d141ab87aaa3fe65cb9b82bc82f3e7fc75339ae8c is in the archive already"],
    );
}

fn check_records(change: impl FnOnce(&mut Vec<(crate::container::RecordKind, String)>), expected: Expect) {
    check_bytes(
        |bytes| {
            let script = Script::of(bytes);
            let mut records = script.records(|_, _| {});
            change(&mut records);
            *bytes = write(script.timestamp, &records);
        },
        expected,
    );
}

#[test]
fn records_stand_directly_before_their_event_and_in_order() {
    check_records(|records| records.swap(0, 1), expect!["event 0: the records before the event are not in their order"]);
    check_records(
        |records| drop(records.remove(0)),
        expect!["event 0: the record 4954d9c5cd3ef18dd6325a8d141ab87aaa3fe65cb9b82bc82f3e7fc75339ae8c is missing before its event"],
    );
    check_records(
        |records| records.swap(5, 6),
        expect!["event 1: the record 52455e4952d16e4a77f995cf34f1633498627f4d30f9f4e5c4186b8a7fded9c0 is missing before its event"],
    );
    check_records(
        |records| records.insert(0, (Data, "{}".to_owned())),
        expect!["event 0: no event refers to the record 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"],
    );
    check_records(
        |records| records.push((Data, "{}".to_owned())),
        expect!["record 33: no event refers to the record 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"],
    );
    check_records(|records| drop(records.remove(4)), expect!["event 0: the event does not follow from the event before it"]);
    check_records(|records| records[4].1 = "{}".to_owned(), expect!["record 5: the record is not an event"]);
    check_records(
        |records| {
            let kind = records[4].1.replace("Setup", "Setop");
            records[4] = (Event, kind);
        },
        expect!["record 5: the record is not an event"],
    );
    check_records(
        |records| {
            let more = records[4].1.replace("{\"height", "{\"more\":1,\"height");
            records[4] = (Event, more);
        },
        expect!["record 5: the record is not an event"],
    );
}

fn check_event(at: u64, change: impl Fn(&mut crate::chain::WrittenEvent), expected: Expect) {
    check_bytes(
        |bytes| {
            let script = Script::of(bytes);
            *bytes = write(
                script.timestamp,
                &script.records(|height, event| {
                    if height == at {
                        change(event);
                    }
                }),
            );
        },
        expected,
    );
}

#[test]
fn events_follow_each_other() {
    let digest = crate::text::Hash::of(b"other").hex();
    check_event(0, |it| it.parent = Some(digest.clone()), expect!["event 0: the event does not follow from the event before it"]);
    check_event(2, |it| it.parent = Some(digest.clone()), expect!["event 2: the event does not follow from the event before it"]);
    check_event(2, |it| it.parent = None, expect!["event 2: the event does not follow from the event before it"]);
    check_event(3, |it| it.height = 4, expect!["event 3: the event's height is 4, expected 3"]);
    check_event(2, |it| it.payload = None, expect!["event 2: an event of kind Ballot has a payload, and only EndBallots has none"]);
    check_event(
        2,
        |it| it.payload = Some(digest.clone()),
        expect!["event 2: the record d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa is missing before its event"],
    );
    check_event(
        2,
        |it| it.payload = Some("x".to_owned()),
        expect!["event 2: is not a record of the expected form (a digest is 64 hexadecimal digits)"],
    );
    check_event(
        7,
        |it| it.payload = Some(digest.clone()),
        expect!["event 7: an event of kind EndBallots has a payload, and only EndBallots has none"],
    );
}

#[test]
fn phases_come_in_their_order() {
    check(|script| script.steps.clear(), expect!["event 0: the archive holds no election"]);
    check(|script| drop(script.steps.remove(0)), expect!["event 0: the archive holds no election"]);
    check(
        |script| {
            let again = script.steps[0].clone();
            script.steps.insert(1, again);
        },
        expect!["event 1: an event of kind Setup cannot follow Setup"],
    );
    // * A ballot after the end of voting.
    check(
        |script| {
            let late = script.steps.remove(script.place(Ballot, 5));
            script.steps.insert(script.place(EndBallots, 0) + 1, late);
            script.steps.truncate(script.place(EndBallots, 0) + 2);
        },
        expect!["event 7: late ballot: voting had ended"],
    );
    // * A second result.
    check(
        |script| {
            let again = script.steps[script.place(End, 0)].clone();
            script.steps.push(again);
        },
        expect!["event 13: nothing may follow the result"],
    );
    check(
        |script| {
            let ballot = script.steps[1].clone();
            script.steps.push(ballot);
        },
        expect!["event 13: nothing may follow the result"],
    );
    check(
        |script| {
            let end = script.steps[script.place(EndBallots, 0)].clone();
            script.steps.insert(script.place(EncryptedTally, 0), end);
        },
        expect!["event 8: an event of kind EndBallots cannot follow EndBallots"],
    );
    check(
        |script| drop(script.steps.remove(script.place(EndBallots, 0))),
        expect![[r#"
        event 7: an event of kind EncryptedTally cannot follow Ballot
        event 8: an event of kind PartialDecryption cannot follow Ballot
        event 9: an event of kind PartialDecryption cannot follow Ballot
        event 10: an event of kind PartialDecryption cannot follow Ballot
        event 11: an event of kind Result cannot follow Ballot"#]],
    );
    check(
        |script| drop(script.steps.remove(script.place(EncryptedTally, 0))),
        expect![[r#"
        event 8: an event of kind PartialDecryption cannot follow EndBallots
        event 9: an event of kind PartialDecryption cannot follow EndBallots
        event 10: an event of kind PartialDecryption cannot follow EndBallots
        event 11: an event of kind Result cannot follow EndBallots"#]],
    );
    check(
        |script| {
            let again = script.steps[script.place(EncryptedTally, 0)].clone();
            script.steps.insert(script.place(End, 0), again);
        },
        expect!["event 12: an event of kind EncryptedTally cannot follow PartialDecryption"],
    );
    check(|script| script.steps.retain(|it| it.kind != PartialDecryption), expect!["event 9: an event of kind Result cannot follow EncryptedTally"]);
}

#[test]
fn what_no_archive_can_show_is_accepted() {
    check(|script| script.steps.swap(2, 3), expect!["holds, result Some([[2, 1, 2, 3], [4, 4], [2, 1, 3, 3, 1]])"]);
    check(|script| script.steps.truncate(3), expect!["holds, result None"]);
    check(|script| script.steps.truncate(script.place(End, 0)), expect!["holds, result None"]);
    let setup = script_kinds();
    assert_eq!(setup, [Setup, Ballot, EndBallots, EncryptedTally, PartialDecryption, End]);
}

/// The kinds of the sound archive, in their order: the damage above finds each of them.
fn script_kinds() -> Vec<crate::chain::EventKind> {
    let mut kinds: Vec<_> = Script::of(MIXED.archive).steps.iter().map(|it| it.kind).collect();
    kinds.dedup();
    kinds
}
