using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Testing;

/// <summary>A house that sends its SMS to a fake Twilio, with an activity to book places in.</summary>
public sealed class SmsHouse : IAsyncDisposable
{
    private readonly Activity _activity = Given.Activity();
    private readonly Dictionary<(Guid, LocalDate, LocalTime?), Session> _sessions = [];

    private SmsHouse(TestHouse house, FakeTwilio twilio) => (House, Twilio) = (house, twilio);

    public TestHouse House { get; }

    public FakeTwilio Twilio { get; }

    public FakeClock Clock => House.Clock;

    public static async Task<SmsHouse> OpenAsync(Engine engine, CancellationToken cancellationToken, Func<FakeTwilio, TwilioSettings>? settings = null, Action<IServiceCollection>? more = null)
    {
        var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), cancellationToken);
        var house = await TestHouse.OpenAsync(engine, cancellationToken, services =>
        {
            services.AddTwilio(settings?.Invoke(twilio) ?? twilio.Settings(new("http://127.0.0.1:9"), TimeSpan.FromSeconds(8)));
            more?.Invoke(services);
        });
        twilio.Clock = house.Clock;
        var sms = new SmsHouse(house, twilio);
        await house.SaveAsync(sms._activity);
        return sms;
    }

    /// <summary>A booking of a place, made by telephone last week unless told otherwise.</summary>
    public async Task<Place> BookAsync(
        Resident? resident = null, int daysAhead = 1, LocalTime? from = null, Channel channel = Channel.Phone, Instant? at = null,
        Guid? group = null, bool requested = false, Activity? activity = null)
    {
        if (resident is null)
        {
            resident = Given.Resident();
            await House.SaveAsync(resident);
        }

        var made = at ?? Clock.GetCurrentInstant() - Duration.FromDays(7);
        var day = House.Today.PlusDays(daysAhead);
        var offered = activity ?? _activity;
        if (!_sessions.TryGetValue((offered.Id, day, from), out var session))
        {
            session = Given.Session(offered, day, 20, House.Initiative, from);
            _sessions.Add((offered.Id, day, from), session);
            await House.SaveAsync(session);
        }

        var place = Given.Place(session, resident, channel, made, group, requested);
        await House.SaveAsync(place);
        return place;
    }

    /// <summary>Staff change a booking.</summary>
    public Task ChangeAsync(Booking booking, Action<Booking, Actor> change) => House.ReadAsync(async db =>
    {
        var found = await db.Bookings.SingleAsync(b => b.Id == booking.Id);
        change(found, new Actor(ActorKind.Staff, null, "Rasa"));
        return await db.SaveChangesAsync();
    });

    /// <summary>Staff cancel a booking.</summary>
    public Task CancelAsync(Booking booking) => ChangeAsync(booking, (found, staff) =>
        found.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, staff, Channel.Phone, Clock.GetCurrentInstant(), "vairuotojas serga"));

    /// <summary>The evening before: 17:00 in Vilnius.</summary>
    public void GoToTheEvening() => Clock.Reset(House.Initiative.Zone.AtStrictly(House.Today.At(new LocalTime(17, 0))).ToInstant());

    public Task PlanAsync() => House.RunAsync<PlanReminders, PlannedReminders>(u => u.RunAsync(default));

    /// <summary>One minute's round of planning and sending.</summary>
    public async Task SendAsync()
    {
        await PlanAsync();
        await House.RunAsync<SendDueReminders, int>(u => u.RunAsync(default));
    }

    /// <summary>One minute's round of reconciling and polling.</summary>
    public async Task SettleAsync()
    {
        await House.RunAsync<ReconcileReminders, int>(u => u.RunAsync(default));
        await House.RunAsync<PollReminders, int>(u => u.RunAsync(default));
    }

    /// <summary>Whoever gets no SMS is called by a voice.</summary>
    public Task SwitchVoiceOnAsync() => House.ReadAsync(async db =>
    {
        House.Initiative.VoiceCalls = true;
        return await db.Initiatives.Where(i => i.Id == House.Initiative.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.VoiceCalls, true));
    });

    /// <summary>A person with nothing but a landline.</summary>
    public async Task<Resident> LandlineAsync(string givenName = "Stasė", string phone = "+37044612345")
    {
        var resident = Given.Resident(givenName, "Jonaitienė", null);
        resident.Phones.Add(new Phone { ResidentId = resident.Id, E164 = phone, Kind = PhoneKind.Landline });
        resident.PreferredChannel = PreferredChannel.Voice;
        await House.SaveAsync(resident);
        return resident;
    }

    /// <summary>What is pressed in a call, and who answered it.</summary>
    public Task<CallAnswer?> HearAsync(FakeMessage call, string key = "", string answeredBy = "human") => House.RunAsync<AnswerCall, CallAnswer?>(
        u => u.RunAsync(new(call.Script!.Segments[^1], call.Sid, key, answeredBy), default));

    /// <summary>What the provider says, as its callback would bring it.</summary>
    public Task<bool> TellAsync(Reminder row, string status, int? errorCode = null, string? sid = null) =>
        House.RunAsync<RecordDelivery, bool>(u => u.RunAsync(row.CallbackKey, new(sid ?? Twilio.Taken.Last().Sid, status, errorCode), default));

    /// <summary>Every row, the oldest first.</summary>
    public Task<List<Reminder>> RowsAsync() => House.ReadAsync(db => db.Reminders.AsNoTracking().OrderBy(r => r.Id).ToListAsync());

    /// <summary>The only row.</summary>
    public async Task<Reminder> RowAsync() => (await RowsAsync()).Single();

    public async Task<IReadOnlyList<PersonToCall>> ToCallAsync() => (await CallsAsync()).ToCall;

    /// <summary>The call list as it stands.</summary>
    public Task<CallsNow> CallsAsync() => House.RunAsync<CallList, CallsNow>(u => u.RunAsync(default));

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Twilio.DisposeAsync();
    }
}
