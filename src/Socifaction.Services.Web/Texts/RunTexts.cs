using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;

namespace Socifaction.Services.Web.Texts;

/// <summary>What the pages about runs say.</summary>
public static class RunTexts
{
    /// <summary>Why a run is not made or changed.</summary>
    public static string InWords(this RunRefusal why) => why switch
    {
        RunRefusal.Past => Runs.RefusedPast,
        RunRefusal.HasBegun => Runs.RefusedBegun,
        RunRefusal.AlreadyOut => Runs.RefusedOut,
        RunRefusal.EndNotAfterStart => Runs.RefusedEnd,
        RunRefusal.BreakUnfit => Runs.RefusedBreak,
        RunRefusal.VehicleTaken => Runs.RefusedVehicle,
        RunRefusal.DriverTaken => Runs.RefusedDriver,
        RunRefusal.ChangedMeanwhile => Runs.RefusedChanged,
    };

    /// <summary>Whether the present state stands in the way (409); else the answer itself is wrong (422).</summary>
    public static bool IsConflict(this RunRefusal why) =>
        why is RunRefusal.AlreadyOut or RunRefusal.HasBegun or RunRefusal.VehicleTaken or RunRefusal.DriverTaken or RunRefusal.ChangedMeanwhile;

    /// <summary>Why a ride without a run gets none.</summary>
    public static string InWords(this CoverRefusal why) => why switch
    {
        CoverRefusal.NotUncovered => Runs.RefusedCovered,
        CoverRefusal.NoRoom => Runs.RefusedNoRoom,
    };

    /// <summary>Why a vehicle is not kept so.</summary>
    public static string InWords(this VehicleRefusal why) => why switch
    {
        VehicleRefusal.CarriesNobody => Runs.RefusedNobody,
        VehicleRefusal.RunsUnfit => Runs.RefusedUnfit,
        VehicleRefusal.ChangedMeanwhile => Boards.ChangedMeanwhile,
    };

    /// <summary>„4 sėdimos vietos, 1 vežimėlis“.</summary>
    public static string Room(int seats, int wheelchairPlaces) =>
        Plural.Format(seats, Runs.RoomSeats) + (wheelchairPlaces == 0 ? "" : ", " + Plural.Format(wheelchairPlaces, Runs.RoomWheelchairs));

    /// <summary>What staff did to a run.</summary>
    public static string InWords(this RunEventKind kind) => kind switch
    {
        RunEventKind.Added => Runs.EventAdded,
        RunEventKind.Changed => Runs.EventChanged,
        RunEventKind.Cancelled => Runs.EventCancelled,
        RunEventKind.Restored => Runs.EventRestored,
    };

    /// <summary>„pertrauka 30 min. tarp 11.00 ir 13.00“.</summary>
    public static string InWords(this RunBreak rest) =>
        StaffTexts.Say(Runs.BreakWords, rest.Minutes, LocalFormat.Time(rest.From), LocalFormat.Time(rest.To));

    /// <summary>Why settings are not kept, and what to do first.</summary>
    public static string InWords(this RideSettingsRefusal why) => why switch
    {
        RideSettingsRefusal.RunsUnfit => Runs.SettingsUnfit,
        RideSettingsRefusal.ChangedMeanwhile => Boards.ChangedMeanwhile,
    };
}
