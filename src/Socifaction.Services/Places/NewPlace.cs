using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places;

/// <summary>A place not yet given: the session's day and hours, and who arranged it.</summary>
internal static class NewPlace
{
    public static Place In(
        Session session, Activity activity, Guid groupId, InitiativeId initiativeId, Asking asking, string note, Instant at,
        Guid? residentId, int? paidShare, string callerName = "", string callerPhone = "", int size = 1, Guid? enrolmentId = null)
    {
        var place = new Place
        {
            InitiativeId = initiativeId,
            OfferingId = activity.Id,
            SessionId = session.Id,
            ResidentId = residentId,
            CallerName = callerName,
            CallerPhone = callerPhone,
            Date = session.Date,
            StartTime = session.From,
            EndTime = session.To,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            GroupId = groupId,
            ArrangedByKind = asking.By.Kind,
            ArrangedById = asking.By.Id,
            ArrangedByName = asking.By.Name,
            ArrangedBecause = asking.Because,
            Channel = asking.Channel,
            CreatedAt = at,
            Note = note,
            Size = size,
            EnrolmentId = enrolmentId,
        };
        place.OweFor(activity, paidShare);
        return place;
    }

    /// <summary>Sets the price of one place.</summary>
    public static void OweFor(this Place place, Activity activity, int? paidShare) => place.Owe(activity.Price, activity.Price.PriceOf(0), paidShare);
}
