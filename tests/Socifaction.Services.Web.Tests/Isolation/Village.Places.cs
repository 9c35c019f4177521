using System.Text.Json;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Tests.Isolation;

public sealed partial class Village
{
    /// <summary>What hangs on a session, a child and a place: one row of each.</summary>
    private static List<object> BuildPlaces(WebApp app, IReadOnlyList<object> rows, string mark, SealedText texts)
    {
        var now = app.Clock.GetCurrentInstant();
        var (mother, child) = (rows.OfType<Resident>().First(), rows.OfType<Resident>().Last());
        var (activity, session, place, worker) = (
            rows.OfType<Activity>().Single(), rows.OfType<Session>().Single(), rows.OfType<Place>().First(), rows.OfType<StaffMember>().Single());
        var weekly = activity.Pattern[0];
        session.Record(SessionEventKind.StaffChanged, new Actor(ActorKind.Staff, worker.Id, ""), now, "");
        var other = Given.Session(activity, app.Today.PlusDays(3), 1, app.Initiative, new(8, 0), new(12, 0));
        other.TryHold(1);
        var waiting = Place(other, activity, mother.Id, now, child.Id);
        waiting.Become(BookingStatus.Waitlisted, BookingEventKind.Waitlisted, new Actor(ActorKind.Resident, mother.Id, ""), Channel.Web, now);
        waiting.OfferedUntil = now + Duration.FromHours(20);
        var entry = new WaitingEntry { OfferingId = activity.Id, GroupId = waiting.GroupId, Since = now, Status = WaitingStatus.Offered };
        return
        [
            other, waiting, entry,
            new Offer { EntryId = entry.Id, Size = 1, MadeAt = now, ExpiresAt = now + Duration.FromHours(20) },
            new StaffRatio { FirstDay = app.Today, OneWorker = 15, TwoWorkers = 25, ThreeWorkers = 45, Source = "" },
            new SchoolHoliday { Name = "", FirstDay = app.Today.PlusDays(40), LastDay = app.Today.PlusDays(45) },
            new SkippedDate { WeeklySessionId = weekly.Id, Date = app.Today.PlusDays(21), Reason = SkipReason.ByHand },
            new Enrolment
            {
                OfferingId = activity.Id, ResidentId = child.Id, FirstDay = app.Today, Weekdays = Weekdays.Working, GroupId = Guid.CreateVersion7(),
                EnrolledAt = now, EnrolledByName = "",
            },
            new Attendance { PlaceId = place.Id, ArrivedAt = now },
            new Absence { PlaceId = place.Id, Kind = AbsenceKind.Family, ReportedAt = now, ReportedByName = "", Channel = Channel.Phone },
            new RegisterTap { Id = Guid.CreateVersion7(), PlaceId = place.Id, Kind = TapKind.Came, At = now, ReceivedAt = now, StaffMemberId = worker.Id },
            new Collector { ResidentId = child.Id, Name = "" },
            new CareCard
            {
                ResidentId = child.Id, UpdatedAt = now, UpdatedByName = "",
                Sealed = texts.Seal(JsonSerializer.Serialize(new CareFacts($"{mark}-alergija", $"{mark}-mityba", $"{mark}-patarimas"))),
            },
            new Consent
            {
                ResidentId = child.Id, Kind = ConsentKind.Trips, IsGiven = true, Date = app.Today, Form = ConsentForm.OnPaper, GivenByName = "", RecordedByName = "", RecordedAt = now,
            },
            new ResidentNote { ResidentId = child.Id, Audience = Audience.Workers, Sealed = texts.Seal($"{mark}-pastaba"), WrittenByName = "", WrittenAt = now },
            new PersonalDataView { StaffMemberId = worker.Id, ResidentId = child.Id, Where = "", At = now },
            new InboundSms { ProviderSid = "SM2", From = Phone, Body = "", At = now, Meaning = ReplyMeaning.Unclear, IsForStaff = true },
        ];
    }
}
