//! How the window is drawn: by the graphics processor where there is one, plainly where there is none.
//!
//! WebKit composes the page from layers with OpenGL. Without a graphics processor, as on many virtual desktops, OpenGL is worked out
//! by the processor: every layer is mixed again, in full, for every frame, and a key waits for tenths of a second. Drawn plainly, only
//! what changed is drawn.

use std::path::Path;

/// What WebKit reads to draw plainly. Whoever sets it himself, to whatever value, has decided.
pub const PLAINLY: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Whether the window is to be drawn plainly: nobody has decided, and there is no graphics processor among the devices.
pub fn is_plain(devices: &Path) -> bool {
    std::env::var_os(PLAINLY).is_none() && !has_graphics(devices)
}

/// Looks for a device that renders: Mesa's render nodes, or NVIDIA's own.
fn has_graphics(devices: &Path) -> bool {
    let any = |folder: &Path, prefix: &str| {
        std::fs::read_dir(folder).is_ok_and(|all| all.flatten().any(|it| it.file_name().to_string_lossy().starts_with(prefix)))
    };
    any(&devices.join("dri"), "renderD") || devices.join("nvidiactl").exists()
}

#[cfg(test)]
mod tests {
    use super::has_graphics;

    #[test]
    fn a_machine_has_graphics_if_a_device_renders() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_graphics(devices.path()), "no devices at all");
        std::fs::create_dir(devices.path().join("dri")).unwrap();
        std::fs::write(devices.path().join("dri/card0"), "").unwrap();
        assert!(!has_graphics(devices.path()), "a card that shows pictures and renders none");
        std::fs::write(devices.path().join("dri/renderD128"), "").unwrap();
        assert!(has_graphics(devices.path()));
    }

    #[test]
    fn a_card_with_a_driver_of_its_own_renders() {
        let devices = tempfile::tempdir().unwrap();
        std::fs::write(devices.path().join("nvidiactl"), "").unwrap();
        assert!(has_graphics(devices.path()));
    }
}
