package org.nightwindow.driver.host.vendor;

import java.util.List;

/// Which drivers a kiosk takes.
///
/// @param publishers whose signature is good here
/// @param allowUnsigned for development: a folder without a manifest or without a good signature is taken too
/// @param demandReport whether the folder must bring a conformance report that passed
public record Trust(List<Publisher> publishers, boolean allowUnsigned, boolean demandReport) {
    public Trust {
        publishers = List.copyOf(publishers);
    }
}
