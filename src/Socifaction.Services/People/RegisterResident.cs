using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.People;

/// <summary>Use case: a person is entered in the initiative's register and gets the next number.</summary>
public sealed class RegisterResident(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    private const int LongestName = 60;
    private const int OldestAge = 120;

    /// <summary>Enters the person, or says why not.</summary>
    public async Task<Outcome<Resident, RegisterRefusal>> RunAsync(Registration said, CancellationToken cancellationToken)
    {
        if (Name(said.GivenName).Refused(out var givenName, out var why) || Name(said.Surname).Refused(out var surname, out why))
        {
            return why;
        }

        var readings = said.Phones.Where(text => !string.IsNullOrWhiteSpace(text)).Select(PhoneNumber.Parse).ToList();
        if (readings.Any(reading => reading.Number is null))
        {
            return RegisterRefusal.PhoneUnfit;
        }

        if (!HomeOf(said.Home, out var home))
        {
            return RegisterRefusal.AddressUnfit;
        }

        if (Unfit(said, readings) is { } unfit)
        {
            return unfit;
        }

        // The initiative itself is the scarce row: its numbers are given one after another.
        return await db.LockAsync<Resident, RegisterRefusal>([current.Id.Value], async () =>
        {
            var resident = new Resident
            {
                Number = await NextNumberAsync(cancellationToken),
                GivenName = givenName,
                Surname = surname,
                Vocative = Name(said.Vocative).Value ?? Services.People.Vocative.Of(givenName),
                SearchText = "",
                BirthYear = said.BirthDate?.Year ?? said.BirthYear,
                BirthDate = said.BirthDate,
                Home = home,
                HouseholdId = said.HouseholdId,
                PreferredChannel = said.PreferredChannel ?? UsualChannel(said, readings),
                Language = said.Language == "en" ? "en" : "lt",
                Mobility = said.Mobility,
                UsualCompanions = said.UsualCompanions,
                RegisteredAt = clock.Now,
            };
            resident.SearchText = PeopleQueries.SearchTextOf(resident);
            resident.Phones.AddRange(readings.DistinctBy(reading => reading.Number!.E164).Select((reading, order) => new Phone
            {
                ResidentId = resident.Id,
                E164 = reading.Number!.E164,
                Kind = reading.Number.Kind,
                Owner = reading.Note ?? "",
                Order = order,
            }));
            if (await RefusalByOthersAsync(resident, said.Carers, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            db.Add(resident);
            db.AddRange(said.Carers.Select(carer => new Relation
            {
                FromId = carer.ResidentId,
                ToId = resident.Id,
                Kind = carer.Kind,
                Words = TypedText.Line(carer.Words, 80).Value ?? "",
            }));
            return resident;
        }, cancellationToken);
    }

    private static Outcome<string, RegisterRefusal> Name(string? text) =>
        TypedText.Line(text, LongestName).Refused(out var name, out var why)
            ? why == TextRefusal.Empty ? RegisterRefusal.NameMissing : RegisterRefusal.NameUnfit
            : name;

    private static bool HomeOf(Address said, out Address home)
    {
        home = said with
        {
            Settlement = Part(said.Settlement, 120, out var settlement) ?? "",
            Street = Part(said.Street, 200, out var street) ?? "",
            HowToFind = Part(said.HowToFind, 500, out var way) ?? "",
        };
        return settlement && street && way;

        static string? Part(string text, int longest, out bool fits)
        {
            var read = TypedText.Line(text, longest);
            fits = read.Refusal is null or TextRefusal.Empty;
            return read.Value;
        }
    }

    private RegisterRefusal? Unfit(Registration said, List<PhoneReading> readings)
    {
        var year = said.BirthDate?.Year ?? said.BirthYear;
        return year < clock.Today.Year - OldestAge || year > clock.Today.Year || said.BirthDate > clock.Today ? RegisterRefusal.BirthUnfit
            : said.UsualCompanions is < 0 or > 9 ? RegisterRefusal.CompanionsUnfit
            : said.PreferredChannel == PreferredChannel.Sms && UsualChannel(said, readings) != PreferredChannel.Sms ? RegisterRefusal.NoMobile
            : null;
    }

    private static PreferredChannel UsualChannel(Registration said, List<PhoneReading> readings) =>
        readings.Any(reading => reading.Number!.CanReceiveSms) || (readings.Count == 0 && said.Carers.Count > 0)
            ? PreferredChannel.Sms
            : PreferredChannel.Voice;

    private async Task<string> NextNumberAsync(CancellationToken cancellationToken)
    {
        var start = current.Value.NumberPrefix + "-";
        var latest = await db.Residents
            .Where(r => r.Number.StartsWith(start))
            .OrderByDescending(r => r.Number.Length).ThenByDescending(r => r.Number)
            .Select(r => r.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var next = latest is null ? 1 : int.Parse(latest.AsSpan(start.Length), CultureInfo.InvariantCulture) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{start}{next:0000}");
    }

    private async Task<RegisterRefusal?> RefusalByOthersAsync(
        Resident resident, IReadOnlyList<CarerOfNew> carers, CancellationToken cancellationToken)
    {
        if (resident.HouseholdId is { } household && !await db.Households.AnyAsync(h => h.Id == household, cancellationToken))
        {
            return RegisterRefusal.NoSuchHousehold;
        }

        var carerIds = carers.Select(carer => carer.ResidentId).Distinct().ToList();
        if (await db.Residents.CountAsync(r => carerIds.Contains(r.Id), cancellationToken) != carerIds.Count)
        {
            return RegisterRefusal.NoSuchCarer;
        }

        var numbers = resident.Phones.Select(phone => phone.E164).ToList();
        var sharing = await db.Residents.AsNoTracking()
            .Where(r => r.Phones.Any(phone => numbers.Contains(phone.E164)))
            .ToListAsync(cancellationToken);
        // A father and son of one name who share a telephone are told apart by the year of birth.
        return sharing.Any(other => SearchText.Fold(other.FullName) == SearchText.Fold(resident.FullName)
                && (other.BirthYear is null || resident.BirthYear is null || other.BirthYear == resident.BirthYear))
            ? RegisterRefusal.AlreadyRegistered
            : null;
    }
}
