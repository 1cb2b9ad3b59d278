package org.nightwindow.hall.filing;

import java.util.List;

/// @param cases open ones first, then the newest; at least one
/// @param more whether there are older ones that are not listed
public record CaseList(List<CaseView> cases, boolean more) {
    /// How many a console lists at most.
    public static final int MOST = 20;

    public CaseList {
        cases = List.copyOf(cases);
    }

    @Override
    public String toString() {
        return "CaseList[" + cases.size() + "]";
    }
}
