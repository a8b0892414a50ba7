using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EvidenceIsReadByItself : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "EvidenceBundles");

            migrationBuilder.AddColumn<long>(
                name: "ReaderId",
                table: "EvidenceBundles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "EvidenceItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "FaultCode",
                table: "EvidenceItems",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeldUntil",
                table: "EvidenceBundles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Holder",
                table: "EvidenceBundles",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NotBefore",
                table: "EvidenceBundles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceBundles_ManifestHash",
                table: "EvidenceBundles",
                column: "ManifestHash",
                filter: "[ManifestHash] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_EvidenceBundles_ManifestHash",
                table: "EvidenceBundles");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "FaultCode",
                table: "EvidenceItems");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "EvidenceBundles");

            migrationBuilder.DropColumn(
                name: "Holder",
                table: "EvidenceBundles");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "EvidenceBundles");

            migrationBuilder.DropColumn(
                name: "ReaderId",
                table: "EvidenceBundles");

            migrationBuilder.AddColumn<long>(
                name: "AccountId",
                table: "EvidenceBundles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }
    }
}
