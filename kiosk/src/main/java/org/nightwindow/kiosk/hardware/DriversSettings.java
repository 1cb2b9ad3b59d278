package org.nightwindow.kiosk.hardware;

import java.nio.file.Path;
import org.nightwindow.driver.host.vendor.Trust;

/// Where vendors' drivers are, and which of them this kiosk takes.
///
/// @param folder holds one folder for each vendor; need not be there
/// @param trust whose drivers are good here
public record DriversSettings(Path folder, Trust trust) {}
