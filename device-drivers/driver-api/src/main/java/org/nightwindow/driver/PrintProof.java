package org.nightwindow.driver;

/// Why the driver says that every page came out.
///
/// @param deviceJobId the job's number at the device
/// @param pagesOut how many pages came out by the device's own count; 0 from a device that does not count the pages
///     of a job, and then the evidence says so
/// @param evidence what the device said, in its own words: `job-state=completed job-impressions-completed=1`
public record PrintProof(String deviceJobId, int pagesOut, String evidence) {}
