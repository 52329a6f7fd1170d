//! An empty window of the same Tauri version: what start and memory of the real one are measured against.

fn main() -> Result<(), tauri::Error> {
    tauri::Builder::default().run(tauri::generate_context!("examples/empty/tauri.conf.json"))
}
