//! Files beside the replica, written whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::error::Error;

/// Writes a file so that, whatever happens, either the old content or the new is there.
pub(crate) fn write_whole(path: &Path, content: &[u8]) -> Result<(), Error> {
    let beside = path.with_extension("new");
    let mut file = private(&beside).map_err(Error::file("writing a file"))?;
    file.write_all(content).map_err(Error::file("writing a file"))?;
    file.sync_all().map_err(Error::file("writing a file"))?;
    std::fs::rename(&beside, path).map_err(Error::file("writing a file"))?;
    sync_folder(path)
}

/// Makes a file that nobody but its owner may read.
pub(crate) fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes an empty file that nobody but its owner may read, where there is none.
pub(crate) fn private_if_new(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Makes a folder that nobody but its owner may look into.
pub(crate) fn private_folder(path: &Path) -> Result<(), Error> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(Error::file("making the desk's folder"))
}

/// Makes the names in a folder durable.
pub(crate) fn sync_folder(path: &Path) -> Result<(), Error> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::file("writing a file"))
}

/// Opens the file whose lock says who works in a desk's folder.
pub(crate) fn lock_file(folder: &Path) -> Result<File, Error> {
    lock_beside(folder, "desk.lock")
}

/// Opens a file of a desk's folder that is only there to be locked.
pub(crate) fn lock_beside(folder: &Path, name: &str) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(folder.join(name)).map_err(Error::file("holding the desk"))
}

/// Says how much memory one piece of work may take: a quarter of what the system says is free, in KiB; 0 where it does not say.
pub(crate) fn spare_memory_kib() -> i64 {
    let said = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = said.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<i64>().ok()).map_or(0, |free| free / 4)
}
