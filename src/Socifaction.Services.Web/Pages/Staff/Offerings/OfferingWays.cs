using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using OfferingWords = Socifaction.Services.Web.Texts.Offerings;

namespace Socifaction.Services.Web.Pages.Staff.OfferingPages;

/// <summary>A way to a page of settings.</summary>
public sealed record SettingsWay(string Words, string Path);

/// <summary>Where what one kind of offering has of its own is set, and what it still lacks.</summary>
public static class OfferingWays
{
    /// <summary>The pages of settings of an offering's own kind, the nearest first.</summary>
    public static IReadOnlyList<SettingsWay> Of(Offering offering) => offering switch
    {
        RideService => [new(OfferingWords.MoreRides, $"~/staff/rides/settings/{offering.Id}"), new(OfferingWords.MoreVehicles, "~/staff/rides/vehicles"), new(OfferingWords.MoreRuns, "~/staff/rides/runs/week")],
        AppointmentType => [new(OfferingWords.MoreType, $"~/staff/appointments/types/{offering.Id}"), new(OfferingWords.MoreCalendars, "~/staff/appointments/calendars")],
        HomeHelp => [new(OfferingWords.MoreVisits, $"~/staff/appointments/visits/settings/{offering.Id}"), new(OfferingWords.MoreVisitHours, "~/staff/appointments/calendars")],
        MealService => [new(OfferingWords.MoreKitchen, $"~/staff/meals/settings/{offering.Id}")],
        Premises => [new(OfferingWords.MoreHouse, $"~/staff/stays/rules?premises={offering.Id}"), new(OfferingWords.MoreRooms, $"~/staff/stays/rooms?premises={offering.Id}")],
        Activity { CapacityRule: CapacityRule.ChildrenPerWorker } => [new(OfferingWords.MoreSchedule, "~/staff/places/schedule"), new(OfferingWords.MoreRatio, "~/staff/places/ratio")],
        _ => [new(OfferingWords.MoreSchedule, "~/staff/places/schedule")],
    };

    /// <summary>What must be there before residents can book an offering, and where it is entered. Each line is read from what there is.</summary>
    public static async Task<IReadOnlyList<ChecklistItem>> ListNeededAsync(this ServicesDbContext db, Offering offering, CancellationToken cancellationToken)
    {
        var id = offering.Id;
        IReadOnlyList<ChecklistItem> own = offering switch
        {
            RideService =>
            [
                new(OfferingWords.TodoVehicle, "~/staff/rides/vehicles/edit", await db.Vehicles.AnyAsync(one => one.IsActive, cancellationToken)),
                new(OfferingWords.TodoRuns, "~/staff/rides/runs/week", await db.WeeklyRuns.AnyAsync(one => one.OfferingId == id, cancellationToken)),
            ],
            AppointmentType => [new(OfferingWords.TodoCalendar, "~/staff/appointments/calendars", await HasHoursAsync(db, id, cancellationToken))],
            HomeHelp => [new(OfferingWords.TodoVisitHours, "~/staff/appointments/calendars", await db.Resources.AnyAsync(one => one.Kind == ResourceKind.Worker && one.IsActive, cancellationToken))],
            MealService meals => [new(OfferingWords.TodoKitchen, $"~/staff/meals/settings/{id}", meals.SettingsVersion > 1)],
            Premises house =>
            [
                new(OfferingWords.TodoCare, $"~/staff/stays/rules?premises={id}", house.CareElsewhere.Length > 0),
                new(OfferingWords.TodoRooms, $"~/staff/stays/rooms?premises={id}", await db.Rooms.AnyAsync(one => one.OfferingId == id, cancellationToken)),
            ],
            Activity { Form: ActivityForm.Event } => [new(OfferingWords.TodoSessions, $"~/staff/places/sessions/add?activity={id}", await db.Sessions.AnyAsync(one => one.OfferingId == id, cancellationToken))],
            Activity { CapacityRule: CapacityRule.ChildrenPerWorker } =>
            [
                new(OfferingWords.TodoWorkers, "~/staff/people/invite", await db.StaffMembers.AnyAsync(one => one.Role == Role.Worker && one.IsActive, cancellationToken)),
                new(OfferingWords.TodoSessions, $"~/staff/places/series/start?activity={id}", await db.WeeklySessions.AnyAsync(one => one.OfferingId == id, cancellationToken)),
            ],
            _ => [new(OfferingWords.TodoSessions, $"~/staff/places/series/start?activity={id}", await db.WeeklySessions.AnyAsync(one => one.OfferingId == id, cancellationToken))],
        };
        return offering.IsSilent ? own : [.. own, new(OfferingWords.TodoPublish, $"~/staff/offerings/{id}#Shown", offering.IsPublished)];
    }

    private static Task<bool> HasHoursAsync(ServicesDbContext db, Guid typeId, CancellationToken cancellationToken) =>
        db.ResourceNeeds.Where(need => need.OfferingId == typeId).AnyAsync(need => db.WeeklyOpenings.Any(hours => hours.ResourceId == need.ResourceId), cancellationToken);
}
