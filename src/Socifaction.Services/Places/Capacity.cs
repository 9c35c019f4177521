using NodaTime;

namespace Socifaction.Services.Places;

/// <summary>How many a session holds: the smaller of the room and what the staff on shift may look after.</summary>
public static class Capacity
{
    /// <summary>Places of an activity's session on a day with so many staff on shift, by the ratio that holds that day.</summary>
    public static int Of(Activity activity, LocalDate date, int staffOnShift, IEnumerable<StaffRatio> ratios) => activity.CapacityRule switch
    {
        CapacityRule.RoomOnly => activity.RoomLimit,
        CapacityRule.ChildrenPerWorker => Math.Min(activity.RoomLimit, On(date, ratios).Of(staffOnShift)),
    };

    /// <summary>The ratio that holds on a day; the legal one where the initiative has set none.</summary>
    public static StaffRatio On(LocalDate date, IEnumerable<StaffRatio> ratios) =>
        ratios.Where(ratio => ratio.FirstDay <= date).MaxBy(ratio => ratio.FirstDay) ?? StaffRatio.Legal;

    /// <summary>How many more must come for the session to be held; none where enough do or any number will do.</summary>
    public static int Missing(Activity activity, int taken) => Math.Max(0, (activity.LeastToRun ?? 0) - taken);

    /// <summary>Places still to be had: what is held for an offer is as good as taken. The one count that pages, offers and reports use.</summary>
    public static int Free(int capacity, int taken, int held) => capacity - taken - held;
}
