using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.People;

/// <summary>Use case: a person is entered in the initiative's register and gets the next number.</summary>
public sealed class RegisterResident(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>Enters the person, or says why not.</summary>
    public async Task<Outcome<Resident, RegisterRefusal>> RunAsync(Registration said, CancellationToken cancellationToken)
    {
        if (FitRegistration.Of(said, clock.Today).Refused(out var fit, out var why))
        {
            return why;
        }

        // The initiative itself is the scarce row: its numbers are given one after another.
        return await db.LockAsync<Resident, RegisterRefusal>([current.Id.Value], () => AddAsync(said, fit, Guid.CreateVersion7(), cancellationToken), cancellationToken);
    }

    /// <summary>Adds the person to the transaction at hand, in which the initiative is locked.</summary>
    internal async Task<Outcome<Resident, RegisterRefusal>> AddAsync(Registration said, FitRegistration fit, Guid id, CancellationToken cancellationToken)
    {
        var resident = new Resident
        {
            Id = id,
            Number = await NextNumberAsync(cancellationToken),
            GivenName = fit.GivenName,
            Surname = fit.Surname,
            Nickname = fit.Nickname,
            Vocative = fit.Vocative ?? Services.People.Vocative.Of(fit.GivenName),
            SearchText = "",
            BirthYear = fit.BirthYear,
            BirthDate = said.BirthDate,
            Home = fit.Home,
            HouseholdId = said.HouseholdId,
            PreferredChannel = said.PreferredChannel ?? fit.UsualChannel(said.Carers.Count > 0),
            Language = said.Language == "en" ? "en" : "lt",
            Mobility = said.Mobility,
            UsualCompanions = said.UsualCompanions,
            PaidShare = said.PaidShare,
            RegisteredAt = clock.Now,
        };
        resident.SearchText = PeopleQueries.SearchTextOf(resident);
        resident.Phones.AddRange(fit.Phones.Select((reading, order) => new Phone
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
    }

    private async Task<string> NextNumberAsync(CancellationToken cancellationToken)
    {
        var start = current.Value.NumberPrefix + "-";
        var latest = await db.Residents
            .Where(r => r.Number.StartsWith(start))
            .OrderByDescending(r => r.Number.Length).ThenByDescending(r => r.Number)
            .Select(r => r.Number)
            .FirstOrDefaultAsync(cancellationToken);
        // A number that was merged away stands on papers, so nobody else gets it.
        var former = await db.Residents.Where(r => r.FormerNumbers != "").Select(r => r.FormerNumbers).ToListAsync(cancellationToken);
        var last = former.SelectMany(numbers => numbers.Split(' ')).Append(latest ?? "")
            .Where(number => number.StartsWith(start, StringComparison.Ordinal))
            .Select(number => int.TryParse(number.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0)
            .DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"{start}{last + 1:0000}");
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
