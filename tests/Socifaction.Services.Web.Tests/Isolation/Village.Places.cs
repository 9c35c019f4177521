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
        var (activity, worker) = (rows.OfType<Activity>().Single(), rows.OfType<StaffMember>().Single());
        var (place, asked) = (rows.OfType<Place>().First(), rows.OfType<Place>().Last());
        rows.OfType<Session>().Single().Record(SessionEventKind.StaffChanged, new Actor(ActorKind.Staff, worker.Id, ""), now, "");
        var other = Given.Session(activity, app.Today.PlusDays(3), 1, app.Initiative, new(8, 0), new(12, 0));
        other.TryHold(1);
        var waiting = Place(other, activity, mother.Id, now, child.Id);
        waiting.Become(BookingStatus.Waitlisted, BookingEventKind.Waitlisted, new Actor(ActorKind.Resident, mother.Id, ""), Channel.Web, now);
        waiting.OfferedUntil = now + Duration.FromHours(20);
        // A session that was closed today, with what it ended.
        var closed = Given.Session(activity, app.Today, 1, app.Initiative, new(8, 0), new(12, 0));
        var ended = Place(closed, activity, mother.Id, now);
        ended.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, new Actor(ActorKind.Staff, worker.Id, ""), Channel.Phone, now);
        closed.Cancel();
        closed.Record(SessionEventKind.Cancelled, new Actor(ActorKind.Staff, worker.Id, ""), now, "");
        var entry = new WaitingEntry { OfferingId = activity.Id, GroupId = waiting.GroupId, Since = now, Status = WaitingStatus.Offered };
        return
        [
            other, waiting, closed, ended, entry, Given.Session(activity, app.Today.PlusDays(8), 10, app.Initiative),
            new Offer { EntryId = entry.Id, Size = 1, MadeAt = now, ExpiresAt = now + Duration.FromHours(20) },
            new StaffRatio { FirstDay = app.Today.PlusDays(60), OneWorker = 15, TwoWorkers = 25, ThreeWorkers = 45, Source = "" },
            new SchoolHoliday { Name = "", FirstDay = app.Today.PlusDays(1), LastDay = app.Today.PlusDays(7) },
            new SkippedDate { WeeklySessionId = activity.Pattern[0].Id, Date = app.Today.PlusDays(28), Reason = SkipReason.ByHand },
            new Enrolment
            {
                OfferingId = activity.Id, ResidentId = child.Id, FirstDay = app.Today, Weekdays = Weekdays.Working, GroupId = Guid.CreateVersion7(),
                EnrolledAt = now, EnrolledByName = "",
            },
            new Attendance { PlaceId = place.Id, ArrivedAt = now },
            new Absence { PlaceId = asked.Id, Kind = AbsenceKind.Ill, ReportedAt = now, ReportedByName = "", Channel = Channel.Web },
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
            new CallMade { Id = Guid.CreateVersion7(), ReminderId = rows.OfType<Reminder>().Single().Id, Outcome = CallOutcome.NoAnswer, At = now, StaffMemberId = worker.Id, ByName = "" },
            new Notice { Id = Guid.CreateVersion7(), Date = app.Today, Text = mark, At = now, ByName = "" },
            new MissedCall { ProviderSid = "CA2", From = Phone, At = now },
            new InboundSms { ProviderSid = "SM2", From = Phone, Body = "", At = now, Meaning = ReplyMeaning.Unclear, IsForStaff = true },
        ];
    }
}
