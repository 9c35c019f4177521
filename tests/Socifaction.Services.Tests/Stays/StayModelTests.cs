using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

/// <summary>People book, move, leave early, cancel, move in and rooms are closed at random; after each step every bed stands night by night as a slow model says.</summary>
public sealed class StayModelTests
{
    private const int Days = 24;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Every_night_of_every_bed_is_as_a_night_by_night_model_says(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        Resident[] people = [.. Enumerable.Range(0, 6).Select(n => Given.Resident($"Žmogus{n}"))];
        await house.SaveAsync([.. people]);
        var (given, refused) = (0, 0);

        var step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[0, 1], Gen.Int[0, 13], Gen.Int[1, 6], Gen.Bool);
        await step.Array[10, 25].SampleAsync(async steps =>
        {
            var premises = Given.Premises();
            Room[] rooms = [Given.Room(premises, 1), Given.Room(premises, 2)];
            await house.SaveAsync([premises, .. rooms]);
            // Who sleeps in which bed on which night; „closed“ sleeps too.
            var nights = new Dictionary<(Guid Bed, int Night), string>();
            var stays = new Dictionary<int, (Stay Stay, Guid[] Beds, int From, int Count)>();

            foreach (var (what, who, which, from, count, whole) in steps)
            {
                var room = rooms[which];
                if (what <= 5)
                {
                    var beds = FreeBeds(room, from, count, whole, holder: null);
                    var isHere = stays.TryGetValue(who, out var own) && own.From < from + count && from < own.From + own.Count;
                    var refusal = (await house.BookStayAsync(premises, people[who], house.Nights(from, count), room, whole))!.Value.Refusal;
                    var closed = room.BedsInUse.Any(bed => Range(from, count).Any(night => nights.GetValueOrDefault((bed.Id, night)) == "closed"));
                    refusal.Should().Be(isHere ? StayRefusal.AlreadyHere : beds is not null ? null : closed ? StayRefusal.RoomClosed : StayRefusal.NoRoom);
                    if (refusal is null && !stays.ContainsKey(who)) await TakeAsync(who);
                    else if (refusal is null) await CancelNewestAsync(who);
                }
                else if (what <= 7 && stays.TryGetValue(who, out var moving))
                {
                    var beds = FreeBeds(room, from, count, whole, Name(who));
                    var refusal = (await house.ChangeStayAsync(moving.Stay, house.Nights(from, count), room, whole))!.Value.Refusal;
                    (refusal is null).Should().Be(beds is not null);
                    if (refusal is null) await TakeAsync(who);
                }
                else if (what == 8 && stays.Remove(who, out var gone))
                {
                    (await house.CancelStayAsync(gone.Stay))!.Value.Refusal.Should().BeNull();
                    foreach (var key in nights.Where(pair => pair.Value == Name(who)).Select(pair => pair.Key).ToList()) nights.Remove(key);
                }
                else if (what == 9)
                {
                    var isFree = room.BedsInUse.All(bed => Range(from, count).All(night => !nights.ContainsKey((bed.Id, night))));
                    ((await house.CloseAsync(room, house.Today.PlusDays(from), house.Today.PlusDays(from + count)))!.Value.Refusal is null).Should().Be(isFree);
                    if (isFree) foreach (var bed in room.BedsInUse) foreach (var night in Range(from, count)) nights[(bed.Id, night)] = "closed";
                }

                await CompareAsync();
            }

            List<Guid>? FreeBeds(Room room, int from, int count, bool whole, string? holder)
            {
                var free = room.BedsInUse.Where(bed => Range(from, count).All(night => !nights.TryGetValue((bed.Id, night), out var taken) || taken == holder)).Select(bed => bed.Id).ToList();
                return free.Count == 0 || (whole && free.Count < room.Beds.Count) ? null : free;
            }

            async Task TakeAsync(int who)
            {
                given++;
                var stay = await house.ReadAsync(db => db.Stays.AsNoTracking().Where(s => s.OfferingId == premises.Id && s.ResidentId == people[who].Id && s.Status == BookingStatus.Booked).SingleAsync(Token));
                var claims = await house.ReadAsync(db => db.BedClaims.AsNoTracking().Where(c => c.StayId == stay.Id).ToListAsync(Token));
                foreach (var key in nights.Where(pair => pair.Value == Name(who)).Select(pair => pair.Key).ToList()) nights.Remove(key);
                var (first, count) = (Period.DaysBetween(house.Today, stay.Date), stay.Nights.Count);
                claims.Count.Should().Be(stay.WholeRoom ? rooms.Single(room => room.Id == stay.RoomId).Beds.Count : 1);
                foreach (var claim in claims) foreach (var night in Range(first, count)) nights.Add((claim.BedId, night), Name(who));
                stays[who] = (stay, [.. claims.Select(claim => claim.BedId)], first, count);
            }

            // One stay of each person is enough for the model.
            async Task CancelNewestAsync(int who)
            {
                refused++;
                var newest = await house.ReadAsync(db => db.Stays.AsNoTracking().Where(s => s.OfferingId == premises.Id && s.ResidentId == people[who].Id && s.Id != stays[who].Stay.Id
                    && s.Status == BookingStatus.Booked).SingleAsync(Token));
                (await house.CancelStayAsync(newest))!.Value.Refusal.Should().BeNull();
            }

            async Task CompareAsync()
            {
                var rows = await house.ReadAsync(db => db.ListClaimsAsync(premises.Id, house.Today, house.Today.PlusDays(Days), Token));
                var real = rows.SelectMany(row => Range(Period.DaysBetween(house.Today, row.Claim.FirstNight), Period.DaysBetween(row.Claim.FirstNight, row.Claim.Until!.Value))
                    .Select(night => ((row.Claim.BedId, night), row.IsClosed ? "closed" : row.Name))).ToList();
                real.Select(pair => pair.Item1).Should().OnlyHaveUniqueItems();
                real.ToDictionary(pair => pair.Item1, pair => pair.Item2).Should().BeEquivalentTo(nights);
                var month = Occupancy.Of(rooms, rows.Select(row => row.Claim), house.Today.ToYearMonth());
                month.SelectMany(row => row.Nights.Select((night, day) => (row.Room, Night: night, Day: day - house.Today.Day + 1))).Where(cell => cell.Day >= 0)
                    .Should().OnlyContain(cell => cell.Night.Taken == cell.Room.Beds.Count(bed => nights.ContainsKey(new(bed.Id, cell.Day)) && nights[new(bed.Id, cell.Day)] != "closed"));
            }

            // Each try starts with an empty house, so that nobody is somewhere else.
            foreach (var (_, stay) in stays) await house.CancelStayAsync(stay.Stay);

            string Name(int who) => people[who].FullName;
        }, iter: 40, threads: 1);
        given.Should().BeGreaterThan(100);

        static IEnumerable<int> Range(int from, int count) => Enumerable.Range(from, count);
    }

    [Fact]
    public void The_nearest_free_nights_are_the_nearest_there_are()
    {
        var premises = Given.Premises();
        var today = new LocalDate(2027, 3, 15);
        Gen.Select(Gen.Select(Gen.Int[0, 2], Gen.Int[0, 40], Gen.Int[1, 9]).Array[0, 12], Gen.Int[0, 30], Gen.Int[1, 8], Gen.Bool).Sample((taken, from, count, whole) =>
        {
            Room[] rooms = [Given.Room(premises, 1), Given.Room(premises, 2)];
            var beds = rooms.SelectMany(room => room.Beds).ToList();
            var claims = taken.Select(t => new BedClaim { BedId = beds[t.Item1].Id, FirstNight = today.PlusDays(t.Item2), Until = today.PlusDays(t.Item2 + t.Item3), StayId = Guid.CreateVersion7() }).ToList();
            bool Free(Bed bed, int first) => Enumerable.Range(first, count).All(night => !claims.Exists(claim => claim.BedId == bed.Id && claim.Covers(today.PlusDays(night))));
            bool Possible(int first) => rooms.Any(room => whole ? room.Beds.TrueForAll(bed => Free(bed, first)) : room.Beds.Exists(bed => Free(bed, first)));

            var options = new Vacancies(rooms, claims).ListNearest(new(today.PlusDays(from), today.PlusDays(from + count)), whole, false, today, today.PlusDays(50), 3);

            var expected = Enumerable.Range(0, 51).Where(Possible).OrderBy(first => Math.Abs(first - from)).ThenByDescending(first => first).Take(3);
            return options.Select(option => Period.DaysBetween(today, option.Nights.Arrival)).SequenceEqual(expected);
        });
    }
}
