using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Tenancy;

namespace Socifaction.Services.Tests.Bookings;

/// <summary>Two records of one person become one, and nothing that hung on either is forgotten.</summary>
public sealed class MergeResidentsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Whatever_of_any_table_points_to_the_one_who_goes_points_to_the_one_who_stays(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (keep, third) = (Given.Resident(), Given.Resident("Trečias", "Žmogus", null));
        await house.SaveAsync(keep, third);
        var away = await house.ReadAsync(async db =>
        {
            var rows = OneOfEach.Make(db, house.Initiative.Id).Where(row => row is not (Relation or KeptApart)).ToList();
            db.AddRange(rows);
            var one = rows.OfType<Resident>().Single();
            var (first, second) = one.Id.CompareTo(third.Id) < 0 ? (one.Id, third.Id) : (third.Id, one.Id);
            db.Add(new KeptApart { OneId = first, OtherId = second, WrittenByName = "", WrittenAt = TestHouse.Start });
            db.Add(new Relation { FromId = one.Id, ToId = third.Id, Kind = RelationKind.CarerOf });
            db.Add(new Relation { FromId = third.Id, ToId = one.Id, Kind = RelationKind.CarerOf });
            foreach (var booking in rows.OfType<Booking>()) db.Entry(booking).Property(b => b.ArrangedById).CurrentValue = one.Id;
            foreach (var booking in rows.OfType<Booking>()) booking.ResidentId = one.Id;
            foreach (var need in rows.OfType<UnmetNeed>()) db.Entry(need).Property(n => n.ResidentId).CurrentValue = one.Id;
            await db.SaveChangesAsync(Token);
            return one;
        });
        (await NamingAsync(house, away.Id)).Should().HaveCountGreaterThan(20, "the control: much hangs on the one who goes");

        (await MergeAsync(house, keep, away)).Refusal.Should().BeNull();

        (await NamingAsync(house, away.Id)).Should().BeEquivalentTo(["ResidentEvent.MergedId"], "only the history remembers");
        (await house.ReadAsync(db => db.Residents.CountAsync(Token))).Should().Be(2);
        (await house.ReadAsync(db => db.KeptApart.AsNoTracking().SingleAsync(Token))).Should().Match<KeptApart>(pair => pair.OneId.CompareTo(pair.OtherId) < 0, "a pair is written once");
    }

    [Theory, EveryDatabase]
    public async Task The_one_who_stays_keeps_what_it_says_and_takes_over_what_it_did_not_know(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var keep = await RegisterAsync(house, new("Ona", "Petraitienė", ["0 612 00001"]));
        var away = await RegisterAsync(house, new("Onutė", "Petraitienė", ["0 612 00001 (pati)", "0 612 00002 (dukra)"])
            { Nickname = "Onutė prie malūno", BirthYear = 1943, Mobility = MobilityNeed.Walker, Home = Given.Home });

        var merged = (await MergeAsync(house, keep, away)).Value!;

        var kept = await house.ReadAsync(db => db.Residents.AsNoTracking().Include(r => r.Phones).SingleAsync(Token));
        kept.Should().Match<Resident>(r => r.Id == merged.Id && r.GivenName == "Ona" && r.Nickname == "Onutė prie malūno" && r.BirthYear == 1943
            && r.Mobility == MobilityNeed.Walker && r.Home == Given.Home && r.FormerNumbers == "KUN-0002" && r.Version == 2);
        kept.Phones.OrderBy(phone => phone.Order).Select(phone => (phone.E164, phone.Owner)).Should().Equal(("+37061200001", ""), ("+37061200002", "dukra"));
        (await house.ReadAsync(db => db.Residents.Matching("kun-0002").CountAsync(Token))).Should().Be(1, "the old number still stands on papers");
        var told = await house.ReadAsync(db => db.ResidentEvents.AsNoTracking().SingleAsync(Token));
        (told.Kind, told.ByName, told.FactsBefore.GivenName, told.FactsMerged!.GivenName, told.FactsMerged.Phones).Should().Be(
            (ResidentEventKind.Merged, "Rasa", "Ona", "Onutė", "+37061200001 pati; +37061200002 dukra"));
        (await RegisterAsync(house, new("Nauja", "Gyventoja", []))).Number.Should().Be("KUN-0003", "a number is never given again");
    }

    [Theory, EveryDatabase]
    public async Task What_both_were_told_or_written_down_for_stands_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (keep, away, child) = (Given.Resident(), Given.Resident("Onutė", phone: null), Given.Resident("Jonas", phone: null));
        var (activity, apart) = (Given.Activity(), Given.Resident("Petras", "Rimkus", null));
        var session = Given.Session(activity, house.Today.PlusDays(2), 5, house.Initiative);
        var place = Given.Place(session, child, Channel.Phone, TestHouse.Start);
        var (one, two) = (ReminderOf(place, keep), ReminderOf(place, away));
        await house.SaveAsync(keep, away, child, apart, activity, session, place, one, two,
            new ReminderEvent { ReminderId = two.Id, ProviderSid = "SM2", ProviderStatus = "sent", At = TestHouse.Start },
            new CallMade { Id = Guid.CreateVersion7(), ReminderId = two.Id, Outcome = CallOutcome.NoAnswer, At = TestHouse.Start, ByName = "" },
            new Relation { FromId = keep.Id, ToId = child.Id, Kind = RelationKind.GuardianOf },
            new Relation { FromId = away.Id, ToId = child.Id, Kind = RelationKind.GuardianOf, IsCopied = true },
            Pair(keep, apart), Pair(away, apart));

        (await MergeAsync(house, keep, away)).Refusal.Should().BeNull();

        (await house.ReadAsync(db => db.Relations.AsNoTracking().SingleAsync(Token))).Should().Match<Relation>(r => r.FromId == keep.Id && r.IsCopied);
        (await house.ReadAsync(db => db.KeptApart.CountAsync(Token))).Should().Be(1);
        (await house.ReadAsync(db => db.Reminders.AsNoTracking().SingleAsync(Token))).Id.Should().Be(one.Id);
    }

    [Theory, EveryDatabase]
    public async Task What_is_sealed_of_both_is_kept_side_by_side(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (keep, away) = (Given.Resident(), Given.Resident("Onutė", phone: null));
        await house.SaveAsync(keep, away);
        foreach (var (person, facts) in new[] { (keep, new CareFacts("riešutai", "", "raminti")), (away, new CareFacts("pienas", "be cukraus", "raminti")) })
        {
            await house.RunAsync<KeepCareCard, Outcome<CareCard, CareRefusal>?>(use => use.RunAsync(new(person.Id, facts, 0, "Rasa"), Token));
        }

        (await MergeAsync(house, keep, away)).Refusal.Should().BeNull();

        var staff = Given.Staff();
        await house.SaveAsync(staff);
        var opened = await house.RunAsync<OpenCareCard, Outcome<OpenedCare, CareRefusal>?>(use => use.RunAsync(keep.Id, staff.Id, "test", Token));
        opened!.Value.Value!.Facts.Should().Be(new CareFacts("riešutai; pienas", "be cukraus", "raminti"));
    }

    [Theory, EveryDatabase]
    public async Task What_stands_in_the_way_is_named_and_leaves_both_as_they_were(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, day) = (Given.Activity(), house.Today.PlusDays(2));
        var session = Given.Session(activity, day, 5, house.Initiative);
        await house.SaveAsync(activity, session);

        var (booked, bookedAgain) = await TwoAsync();
        await house.SaveAsync(Given.Place(session, booked, Channel.Phone, TestHouse.Start), Given.Place(session, bookedAgain, Channel.Phone, TestHouse.Start));
        await RefusedAsync(booked, bookedAgain, MergeRefusal.BookedTwice);
        var doubles = await house.ReadAsync(db => db.ListDoubleBookingsAsync(booked.Id, bookedAgain.Id, Token));
        doubles.Should().ContainSingle().Which.IsImpossible.Should().BeTrue();

        var (mother, daughter) = await TwoAsync();
        await house.SaveAsync(new Relation { FromId = daughter.Id, ToId = mother.Id, Kind = RelationKind.CarerOf });
        await RefusedAsync(mother, daughter, MergeRefusal.NamedTogether);

        var (enrolled, enrolledAgain) = await TwoAsync();
        await house.SaveAsync(Enrolled(activity, enrolled, day), Enrolled(activity, enrolledAgain, day));
        await RefusedAsync(enrolled, enrolledAgain, MergeRefusal.HeldTwice);

        var (changed, other) = await TwoAsync();
        await RefusedAsync(changed, other, MergeRefusal.ChangedMeanwhile, version: 7);
        (await MergeAsync(house, changed, changed)).Refusal.Should().Be(MergeRefusal.SamePerson);

        async Task<(Resident, Resident)> TwoAsync()
        {
            var (one, two) = (Given.Resident(), Given.Resident("Onutė"));
            await house.SaveAsync(one, two);
            return (one, two);
        }

        async Task RefusedAsync(Resident keep, Resident away, MergeRefusal why, int version = 1)
        {
            (await MergeAsync(house, keep, away, version)).Refusal.Should().Be(why);
            (await house.ReadAsync(db => db.Residents.CountAsync(r => r.Id == keep.Id || r.Id == away.Id, Token))).Should().Be(2);
            (await house.ReadAsync(db => db.Phones.CountAsync(phone => phone.ResidentId == away.Id, Token))).Should().Be(1);
            (await house.ReadAsync(db => db.ResidentEvents.AnyAsync(Token))).Should().BeFalse();
        }
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_sent_twice_or_at_once_merges_once_and_a_neighbours_record_is_nobodys(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (keep, away) = (Given.Resident(), Given.Resident("Onutė"));
        await house.SaveAsync(keep, away);
        var merge = new Merge(keep.Id, 1, away.Id, 1, "Rasa");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(house, merge))));

        answers.Should().Contain(answer => answer != null && answer.Value.Value != null);
        answers.Should().OnlyContain(answer => answer != null && (answer.Value.Value != null || answer.Value.Refusal == MergeRefusal.ChangedMeanwhile));
        (await RunAsync(house, merge))!.Value.Value!.Id.Should().Be(keep.Id);
        (await house.ReadAsync(db => db.ResidentEvents.CountAsync(Token))).Should().Be(1);
        (await RunAsync(house, merge with { AwayId = Guid.CreateVersion7() })).Should().BeNull();
        (await house.RunAsync<MergeResidents, Outcome<Resident, MergeRefusal>?>(use => use.RunAsync(merge, Token), house.Neighbour)).Should().BeNull();
    }

    private static KeptApart Pair(Resident one, Resident other) => new()
    {
        OneId = one.Id.CompareTo(other.Id) < 0 ? one.Id : other.Id, OtherId = one.Id.CompareTo(other.Id) < 0 ? other.Id : one.Id,
        WrittenByName = "", WrittenAt = TestHouse.Start,
    };

    private static Reminder ReminderOf(Booking booking, Resident resident) => new()
    {
        BookingId = booking.Id, ResidentId = resident.Id, Kind = ReminderKind.DayBefore, Channel = ReminderChannel.Sms, Occurrence = "1", To = "+37061200001", Body = "",
        Parts = 1, BookingVersion = 1, DueAt = TestHouse.Start, UsefulUntil = TestHouse.Start + Duration.FromHours(12), CreatedAt = TestHouse.Start,
        CallbackKey = Guid.CreateVersion7().ToString("N"),
    };

    private static Enrolment Enrolled(Services.Places.Activity activity, Resident resident, LocalDate day) => new()
    {
        OfferingId = activity.Id, ResidentId = resident.Id, FirstDay = day, Weekdays = Services.Time.Weekdays.Monday, GroupId = Guid.CreateVersion7(),
        EnrolledAt = TestHouse.Start, EnrolledByName = "",
    };

    // Every column of every table that holds the id.
    private static async Task<IReadOnlyList<string>> NamingAsync(TestHouse house, Guid id)
    {
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var columns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.BaseType is null && typeof(IInitiativeOwned).IsAssignableFrom(t.ClrType)))
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!;
            foreach (var row in await set.ToListAsync(Token))
            {
                columns.UnionWith(db.Entry(row).Properties.Where(p => Equals(p.CurrentValue, id)).Select(p => $"{type.ClrType.Name}.{p.Metadata.Name}"));
            }
        }

        return [.. columns];
    }

    private static async Task<Resident> RegisterAsync(TestHouse house, Registration said) =>
        (await house.RunAsync<RegisterResident, Outcome<Resident, RegisterRefusal>>(use => use.RunAsync(said, Token))).Value!;

    private static async Task<Outcome<Resident, MergeRefusal>> MergeAsync(TestHouse house, Resident keep, Resident away, int version = 1) =>
        (await RunAsync(house, new(keep.Id, 1, away.Id, version, "Rasa")))!.Value;

    private static Task<Outcome<Resident, MergeRefusal>?> RunAsync(TestHouse house, Merge merge) =>
        house.RunAsync<MergeResidents, Outcome<Resident, MergeRefusal>?>(use => use.RunAsync(merge, Token));
}
