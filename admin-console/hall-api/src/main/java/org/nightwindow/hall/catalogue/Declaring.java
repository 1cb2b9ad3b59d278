package org.nightwindow.hall.catalogue;

import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// What an item that is declared 申报 says beyond its form.
///
/// @param code implementation code 实施编码, 31 characters: 18 of the office's credit code, level, basic code; the
///     beginning of its case numbers
/// @param acceptance who decides whether it is accepted 受理
/// @param limits how long the office may take
/// @param pledge what she signs
/// @param beneficiary key of the field with the ID number of who it is for; empty: the applicant
/// @param materials what belongs to it, in order
public record Declaring(
        String code,
        Acceptance acceptance,
        Limits limits,
        Text pledge,
        Optional<String> beneficiary,
        List<Material> materials) {

    public Declaring {
        materials = List.copyOf(materials);
    }

    public enum Acceptance {
        /// Accepted at once when every check passes.
        RULE,
        /// Filed now, accepted by a person in office hours.
        PERSON
    }

    /// @param statutory the longest the law allows 法定时限; 0 is on the spot
    /// @param promised what the office promises 承诺时限; never more than the law allows
    public record Limits(int statutory, int promised, Unit unit) {

        /// What is counted; only the console counts.
        public enum Unit {
            WORKING_DAY,
            CALENDAR_DAY
        }
    }

    /// @param name as the resident reads it
    /// @param source where it comes from
    public record Material(Text name, Source source) {

        public enum Source {
            /// Read from the ID card.
            CARD
        }
    }
}
