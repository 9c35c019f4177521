using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Socifaction.Services.People;

internal static class AddressColumns
{
    /// <summary>Widths of an address's columns.</summary>
    internal static void HasAddressColumns(this ComplexPropertyBuilder<Address> builder)
    {
        builder.Ignore(a => a.HasCoordinates);
        builder.Property(a => a.Settlement).HasMaxLength(120);
        builder.Property(a => a.Street).HasMaxLength(200);
        builder.Property(a => a.HowToFind).HasMaxLength(500);
    }
}

internal sealed class ResidentMapping : IEntityTypeConfiguration<Resident>
{
    public void Configure(EntityTypeBuilder<Resident> builder)
    {
        builder.ToTable("resident");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Ignore(r => r.FullName);
        builder.Ignore(r => r.CalledBy);
        builder.Property(r => r.Number).HasMaxLength(16);
        builder.Property(r => r.GivenName).HasMaxLength(60);
        builder.Property(r => r.Surname).HasMaxLength(60);
        builder.Property(r => r.Vocative).HasMaxLength(60);
        builder.Property(r => r.Nickname).HasMaxLength(60);
        builder.Property(r => r.FormerNumbers).HasMaxLength(400);
        builder.Property(r => r.SearchText).HasMaxLength(300);
        builder.ComplexProperty(r => r.Home, home => home.HasAddressColumns());
        builder.Property(r => r.Language).HasMaxLength(2);
        builder.Property(r => r.ChannelSetByName).HasMaxLength(120);
        builder.ComplexProperty(r => r.DetourLimit, limit => limit.Property(l => l.ByName).HasMaxLength(120));
        builder.HasMany(r => r.Phones).WithOne().HasForeignKey(p => new { p.InitiativeId, p.ResidentId });
        builder.HasOne<Household>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.HouseholdId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.InitiativeId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.InitiativeId, r.Surname });
    }
}

internal sealed class ResidentEventMapping : IEntityTypeConfiguration<ResidentEvent>
{
    public void Configure(EntityTypeBuilder<ResidentEvent> builder)
    {
        builder.ToTable("resident_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Ignore(e => e.FactsBefore);
        builder.Ignore(e => e.FactsMerged);
        builder.Property(e => e.ByName).HasMaxLength(120);
        builder.HasOne<Resident>().WithMany().HasForeignKey(e => new { e.InitiativeId, e.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.InitiativeId, e.ResidentId, e.At });
        builder.HasIndex(e => new { e.InitiativeId, e.MergedId });
    }
}

internal sealed class PhoneMapping : IEntityTypeConfiguration<Phone>
{
    public void Configure(EntityTypeBuilder<Phone> builder)
    {
        builder.ToTable("phone");
        builder.HasKey(p => new { p.InitiativeId, p.Id });
        builder.Property(p => p.E164).HasMaxLength(16);
        builder.Property(p => p.Owner).HasMaxLength(80);
        builder.HasIndex(p => new { p.InitiativeId, p.E164 });
    }
}

internal sealed class HouseholdMapping : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("household");
        builder.HasKey(h => new { h.InitiativeId, h.Id });
        builder.Property(h => h.Name).HasMaxLength(120);
    }
}

internal sealed class RelationMapping : IEntityTypeConfiguration<Relation>
{
    public void Configure(EntityTypeBuilder<Relation> builder)
    {
        builder.ToTable("relation");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Property(r => r.Words).HasMaxLength(80);
        builder.HasOne<Resident>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.FromId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.ToId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.InitiativeId, r.FromId, r.ToId, r.Kind }).IsUnique();
    }
}

internal sealed class StaffMemberMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("staff_member");
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.Property(s => s.Name).HasMaxLength(120);
        builder.Property(s => s.Phone).HasMaxLength(16);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.InitiativeId, s.AccountId }).IsUnique();
    }
}

internal sealed class SignInCodeMapping : IEntityTypeConfiguration<SignInCode>
{
    public void Configure(EntityTypeBuilder<SignInCode> builder)
    {
        builder.ToTable("sign_in_code");
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.PhoneE164).HasMaxLength(16);
        builder.HasIndex(c => new { c.InitiativeId, c.PhoneE164, c.CreatedAt });
    }
}

internal sealed class AttemptMapping : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("attempt");
        builder.HasKey(a => new { a.InitiativeId, a.Id });
        builder.Property(a => a.What).HasMaxLength(40);
        builder.Property(a => a.Who).HasMaxLength(64);
        builder.HasIndex(a => new { a.InitiativeId, a.What, a.Who, a.At });
    }
}

internal sealed class StaffAccountMapping :
    IEntityTypeConfiguration<StaffAccount>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.ToTable("staff_account");
        builder.Property(a => a.UserName).HasMaxLength(256);
        builder.Property(a => a.NormalizedUserName).HasMaxLength(256);
        builder.Property(a => a.Email).HasMaxLength(256);
        builder.Property(a => a.NormalizedEmail).HasMaxLength(256);
        builder.Property(a => a.PhoneNumber).HasMaxLength(16);
        builder.Property(a => a.LastCode).HasMaxLength(16);
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
        builder.HasIndex(a => a.NormalizedEmail);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("staff_account_claim");
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(c => c.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("staff_account_login");
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.Property(l => l.LoginProvider).HasMaxLength(128);
        builder.Property(l => l.ProviderKey).HasMaxLength(128);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(l => l.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("staff_account_token");
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.Property(t => t.LoginProvider).HasMaxLength(128);
        builder.Property(t => t.Name).HasMaxLength(128);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(t => t.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("staff_account_passkey");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(p => p.UserId);
    }
}
