package org.nightwindow.hall.constraint;

import java.time.LocalDate;

/// What a check may know of the world.
///
/// @param today in the hall's time zone; by the console's clock where it decides
public record CheckContext(LocalDate today) {}
