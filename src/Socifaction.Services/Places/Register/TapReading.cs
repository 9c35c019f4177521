using NodaTime;

namespace Socifaction.Services.Places.Register;

/// <summary>What the taps of one place come to, in whatever order they reached us.</summary>
internal sealed class TapReading
{
    private readonly List<RegisterTap> _standing = [];

    private TapReading()
    {
    }

    /// <summary>What holds: neither undone nor set aside.</summary>
    public IReadOnlyList<RegisterTap> Standing => _standing;

    public Instant? ArrivedAt { get; private set; }

    public Instant? LeftAt { get; private set; }

    public string CollectedBy { get; private set; } = "";

    public bool HadMeal { get; private set; }

    /// <summary>Whether somebody said that the person did not come.</summary>
    public bool IsAbsent { get; private set; }

    public bool IsDisputed { get; private set; }

    /// <summary>
    /// Reads the taps in the order in which they were made. One that contradicts another worker's, which it had not seen, makes a
    /// dispute; until a person who has seen both taps again, whoever may be there counts as there.
    /// </summary>
    public static TapReading Of(IEnumerable<RegisterTap> taps)
    {
        var reading = new TapReading();
        var ordered = InOrder(taps);
        for (var i = 0; i < ordered.Count; i++)
        {
            var tap = ordered[i];
            if (ordered.Take(i).Skip(tap.SeenVersion).Any(other => other.StaffMemberId != tap.StaffMemberId && Contradict(tap, other)))
            {
                reading.IsDisputed = true;
                if (tap.Kind is TapKind.Absent or TapKind.Undo)
                {
                    continue;
                }
            }
            else if (tap.SeenVersion >= i && tap.Kind != TapKind.Meal)
            {
                reading.IsDisputed = false;
            }

            if (tap.Kind != TapKind.Undo)
            {
                reading._standing.Add(tap);
            }
            else if (reading._standing.Count > 0)
            {
                reading._standing.RemoveAt(reading._standing.Count - 1);
            }
        }

        foreach (var tap in reading._standing)
        {
            reading.Add(tap);
        }

        return reading;
    }

    /// <summary>Taps by the telephones' clocks; of one moment, the one that had seen less comes first.</summary>
    public static List<RegisterTap> InOrder(IEnumerable<RegisterTap> taps) =>
        [.. taps.OrderBy(tap => tap.At).ThenBy(tap => tap.SeenVersion).ThenBy(tap => tap.Id)];

    /// <summary>Whether both cannot be true.</summary>
    public static bool Contradict(RegisterTap tap, RegisterTap other) =>
        tap.Kind == TapKind.Undo || other.Kind == TapKind.Undo
        || (tap.Kind == TapKind.Absent) != (other.Kind == TapKind.Absent)
        || (tap.Kind == TapKind.Came && other.Kind == TapKind.Left)
        || (tap.Kind == TapKind.Left && other.Kind == TapKind.Left && tap.CollectedBy.Length > 0 && other.CollectedBy.Length > 0 && tap.CollectedBy != other.CollectedBy);

    /// <summary>Writes it into the attendance.</summary>
    public void Into(Attendance attendance) =>
        (attendance.ArrivedAt, attendance.LeftAt, attendance.CollectedBy, attendance.HadMeal, attendance.IsDisputed) =
        (ArrivedAt, LeftAt, CollectedBy, HadMeal, IsDisputed);

    private void Add(RegisterTap tap)
    {
        switch (tap.Kind)
        {
            case TapKind.Came:
                // The first coming counts; who comes back after leaving is here again.
                (ArrivedAt, LeftAt, CollectedBy, IsAbsent) = (ArrivedAt ?? tap.At, null, "", false);
                break;
            case TapKind.Left:
                (LeftAt, CollectedBy, IsAbsent) = (tap.At, tap.CollectedBy, false);
                break;
            case TapKind.Meal:
                (HadMeal, IsAbsent) = (true, false);
                break;
            case TapKind.Absent:
                (ArrivedAt, LeftAt, CollectedBy, HadMeal, IsAbsent) = (null, null, "", false, true);
                break;
            case TapKind.Undo:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(tap), tap.Kind, "Not a kind of tap.");
        }
    }
}
