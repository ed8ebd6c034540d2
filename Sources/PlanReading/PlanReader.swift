/// Reads the text of a movement plan, clean or damaged by a scanner, into a `PlanDocument`.
public enum PlanReader {
    /// The most Unicode scalars that are read; what follows them is left out and reported as a doubt.
    public static let limit = 2_000_000
}
