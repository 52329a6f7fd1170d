//! Files at the office: who puts and gets them, and what an entry that names one waits for.

use anyhow::{Context, Result};
use jcat_desk::entry::{BlobRef, Entry};
use jcat_desk::office::{Link, Pushed};
use jcat_tests::stations::{Staffed, Station};
use tokio_postgres::Client;

use super::{CASE, places};

/// A case of the founder's, and an officer who is not on it.
async fn a_case() -> Result<(Staffed, Client, Client)> {
    let mut office = Staffed::with(2).await?;
    let submission = office.stations[0].submit(CASE)?;
    office.links[0].push(&[submission]).await?;
    let (author, outsider) = (office.stations[0].psql(&office.cluster).await?, office.stations[1].psql(&office.cluster).await?);
    Ok((office, author, outsider))
}

fn address(office: &Staffed, what: u8, content: &[u8]) -> Result<Vec<u8>> {
    let hex = data_encoding::HEXLOWER.encode(content);
    let said = office.cluster.psql("jcat", &["-c", &format!("SELECT encode(office.address_of('{CASE}', {what}, '\\x{hex}'), 'hex')")])?;
    data_encoding::HEXLOWER.decode(said.trim().as_bytes()).context("an address")
}

async fn says(client: &Client, call: &str, parameters: &[&(dyn tokio_postgres::types::ToSql + Sync)]) -> Result<Option<bool>> {
    Ok(client.query_one(&format!("SELECT office_v1.{call}"), parameters).await?.get(0))
}

async fn got(client: &Client, address: &[u8]) -> Result<Option<Vec<u8>>> {
    Ok(client.query_one("SELECT office_v1.blob_get($1, $2)", &[&CASE, &address]).await?.get(0))
}

async fn missing(client: &Client, addresses: &[&[u8]]) -> Result<usize> {
    Ok(client.query("SELECT * FROM office_v1.blob_missing($1, $2)", &[&CASE, &addresses]).await?.len())
}

#[tokio::test]
async fn an_outsider_neither_reads_nor_probes_a_file() -> Result<()> {
    let (office, author, outsider) = a_case().await?;
    let golden = data_encoding::HEXLOWER.encode(&address(&office, 0, b"bytes")?);
    // The same address stands in `jcat_desk::blobs`: both sides work it out.
    assert_eq!(golden, "ce454f1698a3672eaba93bb7e154382f2a06d1647383a4c76aee629ede3fa36f");
    let piece = vec![7_u8; 1_000];
    let (at, absent) = (address(&office, 0, &piece)?, vec![9_u8; 32]);
    let manifest = address(&office, 1, &at)?;
    let put = "blob_put($1, $2, $3)";
    let close = "blob_close($1, $2, $3)";

    assert_eq!(missing(&author, &[&at, &absent]).await?, 2, "before the first entry of the case, its author may bring a file");
    assert_eq!(says(&author, close, &[&CASE, &manifest, &at]).await?, Some(false), "a piece is missing");
    assert_eq!(says(&author, put, &[&CASE, &at, &piece]).await?, Some(true));
    assert_eq!(says(&author, put, &[&CASE, &at, &piece]).await?, Some(true), "again is the same");
    let mut other = piece.clone();
    other[500] ^= 1;
    assert_eq!(says(&author, put, &[&CASE, &at, &other]).await?, Some(false), "other bytes under that address");
    assert_eq!(says(&author, put, &[&CASE, &at, &vec![7_u8; 1_048_593]]).await?, Some(false), "larger than a piece");
    assert_eq!(says(&author, close, &[&CASE, &manifest, &at]).await?, Some(true));
    assert_eq!(says(&author, close, &[&CASE, &manifest, &at]).await?, Some(true), "again is the same");
    assert_eq!((missing(&author, &[&at, &manifest]).await?, missing(&author, &[&absent]).await?), (0, 1));
    assert_eq!((got(&author, &at).await?, got(&author, &manifest).await?), (Some(piece.clone()), Some(at.clone())));

    for address in [&at, &manifest, &absent] {
        assert_eq!(got(&outsider, address).await?, None, "what is there answers as what is not");
        assert_eq!(missing(&outsider, &[address]).await?, 0);
        assert_eq!(says(&outsider, put, &[&CASE, address, &piece]).await?, Some(false));
        assert_eq!(says(&outsider, close, &[&CASE, address, &at]).await?, Some(false));
    }
    let hand = "GRANT USAGE ON SCHEMA office TO jcat_officers; GRANT SELECT, INSERT, UPDATE, DELETE ON office.chunks, office.blobs TO jcat_officers";
    office.cluster.psql("jcat", &["-c", hand])?;
    for (client, seen) in [(&outsider, 0_i64), (&author, 1)] {
        for table in ["chunks", "blobs"] {
            let rows: i64 = client.query_one(&format!("SELECT count(*) FROM office.{table}"), &[]).await?.get(0);
            assert_eq!(rows, seen, "a table granted by hand shows own rows alone: {table}");
        }
    }
    let forged = outsider
        .execute(
            "INSERT INTO office.chunks (audience, address, content, officer) VALUES ($1, $2, $3, $4)",
            &[&CASE, &at, &piece, &office.stations[1].officer.0],
        )
        .await;
    assert!(forged.is_err_and(|error| error.code().is_some_and(|state| state.code() == "42501")), "nor takes any");
    let gone = author.execute("DELETE FROM office.chunks", &[]).await?;
    assert_eq!(gone, 0, "nor lets a reader take one away");
    Ok(())
}

/// An entry of the case that names a blob, as the device's first in that journal.
fn naming(station: &Station, kind: &str, blobs: Vec<BlobRef>) -> Result<Entry> {
    station.sign_as(CASE, 1, [0; 32], b"body", |header| (header.kind, header.blobs) = (kind.to_owned(), blobs))
}

async fn push(link: &Link, entry: &Entry) -> std::result::Result<Pushed, jcat_desk::office::Trouble> {
    let mut answers = link.push(&[(CASE.to_owned(), entry.clone())]).await?;
    Ok(answers.remove(0).1)
}

#[tokio::test]
async fn an_entry_that_names_a_file_is_taken_once_all_of_it_is_there() -> Result<()> {
    let (office, author, _) = a_case().await?;
    let link = &office.links[0];
    let (one, two) = (vec![1_u8; 100], vec![2_u8; 100]);
    let (first, second) = (address(&office, 0, &one)?, address(&office, 0, &two)?);
    let pieces = [first.clone(), second.clone()].concat();
    let manifest = address(&office, 1, &pieces)?;
    let blob = |address: &[u8], size: u64| -> Result<BlobRef> { Ok(BlobRef { address: address.try_into()?, size }) };
    let station = &office.stations[0];
    // Of any kind, any number of them, with sizes of every length; one that ends as an empty list would.
    let sizes = [1, 128, 200, 4_096, 0x0100_0080, 0x8200_8080, u64::MAX];
    for size in sizes {
        let entry = naming(station, "document.added", vec![blob(&manifest, size)?])?;
        assert!(push(link, &entry).await.is_err(), "size {size}: not there yet");
    }
    let note = naming(station, "note.written", vec![blob(&manifest, 200)?])?;
    assert!(push(link, &note).await.is_err());
    for (address, content) in [(&first, &one), (&second, &two)] {
        let entry = naming(station, "document.added", vec![blob(&manifest, 200)?])?;
        assert!(push(link, &entry).await.is_err(), "not all of it");
        assert_eq!(says(&author, "blob_put($1, $2, $3)", &[&CASE, address, content]).await?, Some(true));
    }
    assert_eq!(says(&author, "blob_close($1, $2, $3)", &[&CASE, &manifest, &pieces]).await?, Some(true));
    let with_another = naming(station, "document.added", vec![blob(&manifest, 200)?, blob(&[5; 32], 200)?])?;
    assert!(push(link, &with_another).await.is_err(), "two files, one of them missing");
    let entry = naming(station, "document.added", vec![blob(&manifest, 128)?])?;
    assert_eq!(places(&push(link, &entry).await?), [(1, 1)]);
    Ok(())
}
