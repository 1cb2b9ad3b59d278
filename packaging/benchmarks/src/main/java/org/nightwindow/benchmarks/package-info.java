/// Every figure we claim, as a program anybody can run: `./mvnw -Pbench -Dbench=IdReadBenchmark`. Each prints its
/// method and a ratio of two things measured in the same run, since this machine's absolute times say little about
/// another's.
@NullMarked
package org.nightwindow.benchmarks;

import org.jspecify.annotations.NullMarked;
