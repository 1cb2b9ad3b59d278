package org.nightwindow.driver;

import java.util.List;

/// What a device found when it tested itself.
///
/// @param checks each thing that was tested, in order
public record SelfTest(List<Check> checks) {
    public SelfTest {
        checks = List.copyOf(checks);
    }

    /// @param name what was tested, in English, such as `SAM status` or `tray 1`
    /// @param passed whether it is as it should be
    /// @param detail the reading, for the technician; may be empty
    public record Check(String name, boolean passed, String detail) {}

    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
